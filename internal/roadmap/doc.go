// Package roadmap holds a region's plan over short, middle and long term:
// vision, goals with their KPIs, strategies, and tasks with dates, budgets and
// dependencies. It draws the plan, finds what does not fit, freezes what has
// been approved and answers "what if".
//
// Rules are pure functions over a Plan, one idea to a file: Graph, Schedule,
// Budgets, Tracks, Advance, Compare, Scenario. The Service checks who may do
// what and keeps the objects, each with a revision of its own, so that two
// people may edit two tasks, or learn of each other when they edit one.
//
// Money is whole won. What is not known is nil, never 0. Times are quarters.
// Nothing here knows HTTP, SQL or a file format.
package roadmap
