package ui

import "naru/internal/core"

// actingName is how the top bar calls who works.
func actingName(who core.Actor) core.Text {
	if name := givenName(who); name != "" {
		return core.Tf("%[1]s · %[2]s", "%[1]s · %[2]s", name, who.Role.Title())
	}
	return who.Role.Title()
}

// givenName is the name that a person has given, or none.
func givenName(who core.Actor) string {
	if who.Name == core.LocalOperator("").Name {
		return ""
	}
	return who.Name
}
