// Package roadmap holds the pages of roadmaps (로드맵): plan, board, budget, KPI,
// task cards, approval, comparison of versions, and what-if.
package roadmap
