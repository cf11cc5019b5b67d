// Package revise shows what several people did to one object, the same on every
// page: its history, two states side by side field by field, and what to decide
// when somebody else saved first.
package revise
