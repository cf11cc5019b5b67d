package core

// Role is what an actor may do. There is no sign-in yet: the process listens
// on loopback only and acts as the local operator.
type Role string

// The roles.
const (
	RoleOperator Role = "operator" // whoever runs this machine
	RoleReader   Role = "reader"   // looks, changes nothing
)

// Actor is who acts, for permission checks and for the record.
type Actor struct {
	Agency string
	Name   string
	Role   Role
}

// LocalOperator is the acting person on a machine without sign-in.
func LocalOperator(agency string) Actor {
	return Actor{Agency: agency, Name: "local", Role: RoleOperator}
}

// CanWrite reports whether the actor may change records.
func (a Actor) CanWrite() bool { return a.Role == RoleOperator }

// DefaultAgency is the agency of an installation that serves only one.
const DefaultAgency = "default"
