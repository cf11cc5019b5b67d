package core

// Plural is the English word or phrase that agrees with a count: one for 1,
// many for every other, 0 among them. Korean needs no such thing.
func Plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
