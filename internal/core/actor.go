package core

// Role is what a person is at the agency. It decides what they may do.
type Role string

// The roles.
const (
	RoleOperator   Role = "operator"   // whoever runs this machine
	RoleDirector   Role = "director"   // decides and approves
	RoleResearcher Role = "researcher" // imports, diagnoses, studies, drafts
	RoleOfficer    Role = "officer"    // runs programmes and tasks
	RoleReader     Role = "reader"     // looks, changes nothing
)

// Roles are those that a person can choose, in the order of a form.
func Roles() []Role {
	return []Role{RoleResearcher, RoleOfficer, RoleDirector, RoleOperator, RoleReader}
}

// Title names the role for people.
func (r Role) Title() Text {
	switch r {
	case RoleDirector:
		return T("기관장", "Director")
	case RoleResearcher:
		return T("정책연구 담당", "Researcher")
	case RoleOfficer:
		return T("사업 담당", "Programme officer")
	case RoleReader:
		return T("열람자", "Reader")
	default:
		return T("관리자", "Operator")
	}
}

// Actor is who acts, for permission checks and for the record.
type Actor struct {
	Agency   string
	Name     string
	Role     Role
	Verified bool // someone signed in; false where the name was only given
}

// Person is who did something, as a record keeps it.
type Person struct {
	Name     string `json:"name"`
	Role     Role   `json:"role"`
	Verified bool   `json:"verified"`
}

// Person is the actor as a record keeps it.
func (a Actor) Person() Person { return Person{Name: a.Name, Role: a.Role, Verified: a.Verified} }

// LocalOperator is the acting person on a machine without sign-in who has not
// said a name.
func LocalOperator(agency string) Actor {
	return Actor{Agency: agency, Name: "local", Role: RoleOperator}
}

// CanWrite reports whether the actor may change records.
func (a Actor) CanWrite() bool { return a.Role != RoleReader && a.Role != "" }

// CanApprove reports whether the actor may sign studies and approve roadmaps.
func (a Actor) CanApprove() bool { return a.Role == RoleDirector || a.Role == RoleOperator }

// DefaultAgency is the agency of an installation that serves only one.
const DefaultAgency = "default"
