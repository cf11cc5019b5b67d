package study

import (
	"context"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/structure"
)

// column reads one indicator for every candidate.
func (g *gatherer) column(ctx context.Context, j int, x Indicator) (Column, error) {
	c := Column{ID: x.ID}
	for k := range g.in.Subjects {
		var cell Cell
		var err error
		switch m := x.Source.Method; {
		case m == Uploaded:
			cell, c.Evidence = g.uploaded(x, g.in.Subjects[k].ID), uploadEvidence(x)
		case m.linked():
			cell, err = g.linked(ctx, x, g.in.Subjects[k], &c)
		case m.spatial():
			cell, err = g.spatial(ctx, x, g.in.Subjects[k], &c)
		default:
			cell, err = g.counted(ctx, x, g.in.Subjects[k], &c)
		}
		if err != nil {
			return c, err
		}
		g.in.Subjects[k].Cells = append(g.in.Subjects[k].Cells, cell)
	}
	if len(g.in.Subjects) > 0 && !g.in.known(j) {
		c.Reason = g.in.Subjects[0].Cells[j].Reason
	}
	return c, nil
}

// ask is the view for an indicator at a level. An indicator of the scope's own
// data is of the scope's last period; of other data, of their last.
func (g *gatherer) ask(ctx context.Context, x Indicator, level diagnosis.Level) (diagnosis.View, error) {
	v, src := g.study.Scope.View(), x.Source
	v.Level, v.From, v.To = level, g.in.Scope.From, g.in.Scope.To
	if src.Measure != "" {
		v.Measure = src.Measure
	}
	if src.Dataset != "" && src.Dataset != g.in.Scope.Dataset {
		v.Dataset, v.Version, v.From, v.To = src.Dataset, src.Version, core.Period{}, core.Period{}
		t, err := g.table(ctx, v)
		if err != nil || t.Scene.Empty != nil {
			return v, err
		}
		v.From, v.To = t.Scene.View.From, t.Scene.View.To
	} else if src.Version > 0 {
		v.Version = src.Version
	}
	if src.Years > 0 && !v.To.IsZero() {
		v.From = v.To.Plus(-src.Years * v.To.Freq.Parts())
	}
	if v.From == v.To {
		v.From = core.Period{}
	}
	return v, nil
}

// counted reads an indicator that the table of industries has.
func (g *gatherer) counted(ctx context.Context, x Indicator, s Subject, c *Column) (Cell, error) {
	v, err := g.ask(ctx, x, s.Level)
	if err != nil {
		return missing(core.MessageOf(err)), asked(err)
	}
	t, err := g.table(ctx, v)
	if err != nil {
		return missing(core.MessageOf(err)), asked(err)
	}
	r, reason := g.row(t, s)
	if !reason.IsZero() {
		return missing(reason), nil
	}
	c.Evidence, c.Unit = evidenceOf(t, x.Source.Method), unitOf(t, x.Source.Method)
	value := valueOf(t, r, x.Source.Method)
	if math.IsNaN(value) {
		return missing(whyNot(t, r, x.Source.Method)), nil
	}
	return Cell{Value: Number(value)}, nil
}

// asked lets what the data do not have be told beside the cell, and anything
// else stop the work.
func asked(err error) error {
	switch core.CodeOf(err) {
	case core.NotFound, core.Invalid:
		return nil
	default:
		return err
	}
}

// row is a candidate's line of a table, or why there is none.
func (g *gatherer) row(t *diagnosis.IndustryTable, s Subject) (diagnosis.IndustryRow, core.Text) {
	if e := t.Scene.Empty; e != nil {
		return diagnosis.IndustryRow{}, e.Title
	}
	if g.otherRevision(t) {
		return diagnosis.IndustryRow{}, core.Tf("자료는 %[1]s 코드이고 후보는 %[2]s 코드여서 잇지 못했습니다.",
			"The data are coded in %[1]s and the candidates in %[2]s.", t.Scene.Version.Summary.IndustrySystem.Title(), g.study.Candidates.System.Title())
	}
	r, ok := rowOf(t, g.line(s.ID))
	if !ok {
		return r, core.Tf("‘%[1]s’ 자료에 이 산업이 없습니다.", "‘%[1]s’ does not have this industry.", t.Scene.Dataset.Title)
	}
	return r, core.Text{}
}

// otherRevision reports whether a table's codes mean something else than the
// candidates'.
func (g *gatherer) otherRevision(t *diagnosis.IndustryTable) bool {
	mine, theirs := g.study.Candidates.System, t.Scene.Version.Summary.IndustrySystem
	return mine != "" && theirs != "" && mine != theirs
}

func missing(why core.Text) Cell { return Cell{Value: NA(), Reason: why} }

// valueOf takes an indicator from a line.
func valueOf(t *diagnosis.IndustryTable, r diagnosis.IndustryRow, m Method) float64 {
	switch m {
	case Share:
		return r.Share
	case ShareChange:
		return r.Share - r.Start/t.Total.Start
	case LQ:
		return r.LQ
	case Growth:
		return r.Growth
	case AnnualGrowth:
		return r.AnnualGrowth
	case Competitive:
		return r.Parts.Competitive
	case CompetitiveRate:
		return r.Parts.Competitive / r.Start
	default:
		return r.Value
	}
}

// whyNot says why a line has no value of an indicator.
func whyNot(t *diagnosis.IndustryTable, r diagnosis.IndustryRow, m Method) core.Text {
	switch {
	case r.Coverage != nil && r.Coverage.Share < 1 && !r.Coverage.Note.IsZero():
		return r.Coverage.Note
	case math.IsNaN(r.Value) && r.Flag != core.NoFlag:
		return core.Tf("%[1]s 값: %[2]s", "%[1]s: %[2]s", t.Scene.View.To.String(), r.Flag.Title())
	case m.Spans() && t.Scene.View.From == t.Scene.View.To:
		return core.T("자료에 시점이 하나뿐입니다.", "The data have one period only.")
	case m.Spans() && r.Start == 0:
		return core.Tf("%s 값이 0이어서 정의되지 않습니다.", "The value of %s is 0: not defined.", t.Scene.View.From.String())
	case m.Spans() && math.IsNaN(r.Start):
		return core.Tf("%s 값이 없습니다.", "There is no value of %s.", t.Scene.View.From.String())
	default:
		return core.T("자료로는 정의되지 않습니다.", "Not defined by the data.")
	}
}

// methodIDs are the methods of package structure behind the indicators.
var methodIDs = map[Method]string{
	LQ: structure.MethodLQ, Growth: structure.MethodGrowth, AnnualGrowth: structure.MethodGrowth,
	Competitive: structure.MethodDunn, CompetitiveRate: structure.MethodDunn,
}

// evidenceOf is where an indicator's values come from.
func evidenceOf(t *diagnosis.IndustryTable, m Method) core.Evidence {
	at := slices.IndexFunc(t.Evidence, func(e core.Evidence) bool { return e.Method == methodIDs[m] })
	e := t.Evidence[max(at, 0)] // the first is that of the values themselves
	if m == ShareChange {
		e.Period = t.Scene.View.From.String() + "–" + t.Scene.View.To.String()
	}
	e.Unit = unitOf(t, m)
	return e
}

func unitOf(t *diagnosis.IndustryTable, m Method) core.Text {
	switch m {
	case Level, Competitive:
		return t.Scene.Measure.Unit
	default:
		return core.Text{}
	}
}
