// Package agenda gives the demo agency something to work on: a signed study of
// its strategic industries, policies above and beside it, and a roadmap that is
// half done. Like the statistics under it, all of it is made up, and every title
// says so.
//
// It goes through the services as a person would, and it comes in once: what is
// there already, or was changed since, is left alone.
package agenda
