// Package job is long work that goes on in the background: reports now,
// collectors, messages and reminders later. A job is a record that people see,
// with who asked for it, how far it has come, and the file or page it gave. The
// record is also the queue: there is no second list that could disagree with it.
//
// # What a job promises
//
// A job that was acknowledged is not lost. It is done at least once: a process
// that dies leaves it to the next one, which begins it again, so a worker must
// be idempotent. A job whose process died too often is interrupted and waits
// for a person. Two processes never hold the same job, as long as their clocks
// agree to within the lease of half a minute.
//
// # How it is kept
//
// Every change of a job reads the record, applies a rule of this package and
// writes it back if nobody has written meanwhile ([Store.SaveJob]). A running
// job names its owner and a moment until which the owner is trusted to be
// alive; the owner moves that moment on while it works. Where a job is due
// ([Job.DueAt]) is one question for all: one that waits may start from then on,
// one that runs may be taken over from then on.
//
// The package knows no database, no HTTP and no kind of work.
package job
