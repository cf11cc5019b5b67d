package roadmap

import (
	"time"

	"naru/internal/core"
)

// Card is a task on a board.
type Card struct {
	Task     *Task
	Strategy string
	Term     Term
	Percent  *float64
	Money    Sum
	Pace     Pace
	Late     bool // it should have ended, and has not
}

// Column is a column of a board.
type Column struct {
	Key   string
	Title core.Text
	Cards []Card
	Money Sum
}

// BoardBy is what the columns of a board are.
type BoardBy string

// The boards.
const (
	BoardByStatus   BoardBy = "status"
	BoardByStrategy BoardBy = "strategy"
)

// Board lays the tasks out in columns, on a day.
func (p *Plan) Board(by BoardBy, now time.Time) []Column {
	var columns []Column
	if by == BoardByStrategy {
		for _, s := range p.Roadmap.Strategies {
			columns = append(columns, Column{Key: s.ID, Title: core.T(s.Title, s.Title)})
		}
	} else {
		for _, s := range Statuses() {
			columns = append(columns, Column{Key: string(s), Title: s.Title()})
		}
	}
	at := map[string]*Column{}
	for i := range columns {
		at[columns[i].Key] = &columns[i]
	}
	for _, t := range p.sorted() {
		key := string(t.Status)
		if by == BoardByStrategy {
			key = t.Strategy
		}
		if c := at[key]; c != nil {
			card := p.card(t, now)
			c.Cards = append(c.Cards, card)
			c.Money = c.Money.plus(card.Money)
		}
	}
	return columns
}

// NotBegun reports that the task should have begun, and has not.
func (c *Card) NotBegun() bool { return c.Pace == PaceNotBegun }

func (p *Plan) card(t *Task, now time.Time) Card {
	c := Card{Task: t, Term: p.Roadmap.Term(t), Money: t.Money()}
	if s, ok := p.Roadmap.Strategy(t.Strategy); ok {
		c.Strategy = s.Title
	}
	if percent, ok := t.Percent(); ok {
		c.Percent = &percent
	}
	c.Pace = t.Pace(now)
	c.Late = c.Pace == PaceLate
	return c
}
