package policy

import (
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
	"naru/internal/web/ui"
)

// What a local task is, as an address names it: a task of a roadmap, one of
// the place's own programmes, or one that is described in the address itself.
const (
	paramTask   = "task"
	taskOwn     = "own"
	taskPolicy  = "policy:"
	taskRoadmap = "roadmap:"
)

// The parameters that describe a task in the address.
const (
	paramTitle       = "title"
	paramHome        = "home"
	paramIndustries  = "ind"
	paramInstruments = "ins"
	paramStages      = "st"
	paramFunds       = "pay"
	paramFirst       = "first"
	paramLast        = "last"
)

func taskOfPolicy(id string) string { return taskPolicy + id }

// subject is the local task that policies are held against.
type subject struct {
	Ref     string
	Task    policy.Task
	Home    string // code of the place
	Href    string // of its own page; empty for one that is described here
	Missing []string
	Typed   input // what was described, as it was typed
}

// taskOptions offers the tasks at hand.
func (s *Section) taskOptions(ctx context.Context, who core.Actor) ([]ui.Option, error) {
	tasks, err := s.localTasks(ctx, who)
	if err != nil {
		return nil, err
	}
	var out []ui.Option
	for _, t := range tasks {
		out = append(out, ui.Option{
			Value: taskRoadmap + t.ref(), Label: core.T(t.Task.Name(), t.Task.Name()),
			Group: core.Tf("로드맵: %s", "Roadmap: %s", t.Roadmap.Title),
		})
	}
	own, err := s.Policies.List(ctx, who, policy.Query{Kind: policy.Programme, Filter: policy.Filter{Levels: []policy.Level{policy.City}}, Size: longestPage})
	if err != nil {
		return nil, err
	}
	for _, row := range own.Rows {
		out = append(out, ui.Option{Value: taskPolicy + row.Policy.ID, Label: markedName(&row.Policy), Group: core.T("기초의 사업", "Programmes of cities")})
	}
	return append(out, ui.Option{Value: taskOwn, Label: core.T("여기서 적기", "Described here")}), nil
}

// subject reads the task that an address names; its Ref is empty where it names
// none.
func (s *Section) subject(ctx context.Context, who core.Actor, c policy.Classes, v url.Values) (subject, error) {
	x := &subject{Ref: v.Get(paramTask)}
	var err error
	switch {
	case x.Ref == "":
	case strings.HasPrefix(x.Ref, taskRoadmap):
		err = s.ofRoadmap(ctx, who, c, x)
	case strings.HasPrefix(x.Ref, taskPolicy):
		var p policy.Policy
		if p, err = s.Policies.Get(ctx, who, strings.TrimPrefix(x.Ref, taskPolicy), 0); err == nil {
			x.ofPolicy(c, p)
		}
	case x.Ref == taskOwn:
		x.typed(c, v, s.homePlace())
	default:
		err = core.Fail(core.Invalid, "‘%s’은(는) 과제가 아닙니다. 목록에서 골라 주십시오.", "‘%s’ is no task. Choose one of the list.", x.Ref)
	}
	return *x, err
}

func (s *Section) ofRoadmap(ctx context.Context, who core.Actor, c policy.Classes, x *subject) error {
	plan, id, _ := strings.Cut(strings.TrimPrefix(x.Ref, taskRoadmap), "/")
	p, err := s.Roadmaps.Plan(ctx, who, plan)
	if err != nil {
		return err
	}
	for i := range p.Tasks {
		t := &p.Tasks[i]
		if t.ID != id {
			continue
		}
		local, missing := t.Local(c)
		x.Task, x.Home, x.Href = local, p.Roadmap.Region, localTask{p.Roadmap, *t}.href()
		for _, ind := range missing {
			x.Missing = append(x.Missing, industryRef(policy.Industry(ind)))
		}
		return nil
	}
	return core.Fail(core.NotFound, "로드맵에 그런 과제가 없습니다. 목록에서 다시 골라 주십시오.", "The roadmap has no such task. Choose one of the list.")
}

// ofPolicy takes a programme of the place as the task.
func (x *subject) ofPolicy(c policy.Classes, p policy.Policy) {
	x.Home, x.Href = p.Region, policyHref(p.ID)
	x.Task = policy.Task{ID: p.ID, Title: p.Title, Instruments: p.Instruments, Stages: p.Stages, From: p.From, To: p.To, Funds: p.Paying()}
	x.add(c, p.Industries)
}

func (x *subject) add(c policy.Classes, list []policy.Industry) {
	for _, ind := range list {
		if t, ok := c.Target(ind); ok {
			x.Task.Industries = append(x.Task.Industries, t)
		} else {
			x.Missing = append(x.Missing, industryRef(ind))
		}
	}
}

// typed reads a task that is described in the address.
func (x *subject) typed(c policy.Classes, v url.Values, home string) {
	x.Typed = input{
		Title: v.Get(paramTitle), Region: v.Get(paramHome), Definitions: v[paramIndustries], Instruments: v[paramInstruments],
		Stages: v[paramStages], Funds: v[paramFunds], From: v.Get(paramFirst), To: v.Get(paramLast),
	}
	if x.Home = x.Typed.Region; x.Home == "" {
		x.Home, x.Typed.Region = home, home
	}
	x.Task = policy.Task{
		ID: taskOwn, Title: x.Typed.Title, Instruments: values[policy.Instrument](x.Typed.Instruments), Stages: values[policy.Stage](x.Typed.Stages),
		Funds: values[policy.Fund](x.Typed.Funds),
	}
	if x.Task.Title == "" {
		x.Task.Title = core.T("여기서 적은 과제", "The task described here").Ko
	}
	x.Task.From, _ = strconv.Atoi(x.Typed.From)
	x.Task.To, _ = strconv.Atoi(x.Typed.To)
	var list []policy.Industry
	for _, ref := range x.Typed.Definitions {
		list = append(list, industryOf(ref))
	}
	x.add(c, list)
}

// homePlace is the first of the agency's places that is known: its own policies
// are the local ones.
func (s *Section) homePlace() string {
	i := slices.IndexFunc(s.Home, func(code string) bool { _, ok := s.Regions.Get(code); return ok })
	if i < 0 {
		return ""
	}
	return s.Home[i]
}

// query is the part of the address that names the task.
func (x *subject) query() url.Values {
	q := url.Values{paramTask: {x.Ref}}
	if x.Ref != taskOwn {
		return q
	}
	for name, list := range map[string][]string{
		paramIndustries: x.Typed.Definitions, paramInstruments: x.Typed.Instruments, paramStages: x.Typed.Stages, paramFunds: x.Typed.Funds,
	} {
		if len(list) > 0 {
			q[name] = list
		}
	}
	for name, text := range map[string]string{paramTitle: x.Typed.Title, paramHome: x.Typed.Region, paramFirst: x.Typed.From, paramLast: x.Typed.To} {
		if text != "" {
			q.Set(name, text)
		}
	}
	return q
}
