// Package sqlstore keeps the records in a relational database: one file per
// domain, one SQL text for SQLite and PostgreSQL, written by hand.
//
// The statements stay inside what both engines understand: $N placeholders,
// INSERT … ON CONFLICT … RETURNING, text compared letter by letter. JSON is
// TEXT, an instant is TEXT of fixed width in UTC, and every record carries its
// agency. Opening a database, its settings, its errors and its migrations are
// the business of the packages sqlite and postgres below this one.
//
// No rule of a domain lives here, except those that only a transaction can
// keep: numbers without gaps, states that change once.
package sqlstore
