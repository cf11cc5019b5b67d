package diagnosis

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
)

// View is what an address of the diagnosis pages holds. A zero field means
// "the sensible one", which Service resolves from the data; Scene.View holds
// the outcome.
type View struct {
	Dataset   string // key
	Version   int    // 0: the newest published
	Region    string // canonical region code, or the file's own label
	Reference string // what the region is held against; zero: the nation
	Peers     []string
	Measure   string
	From, To  core.Period
	Level     Level
	Method    Split
	Others    bool      // shift-share: leave the region itself out of the reference
	Industry  string    // the industry that is looked at
	Within    string    // only industries beneath this code
	Search    string    // only industries whose code or name holds these words
	Stage     string    // only industries of this stage
	Strategy  string    // only industries of this strategy
	Sort      string    // column of the industry table
	Ascending bool      // smallest first
	Map       Indicator // what the map shows
}

// Siblings in place of peers' codes stands for the regions of the same tier
// and parent, which is the default.
const Siblings = "siblings"

// The names of the fields in an address.
const (
	keyDataset, keyVersion, keyRegion, keyReference = "data", "v", "region", "ref"
	keyPeers, keyMeasure, keyFrom, keyTo, keyLevel  = "peers", "measure", "from", "to", "level"
	keyMethod, keyBase, keyIndustry, keyWithin      = "method", "base", "industry", "in"
	keySearch, keyStage, keyStrategy                = "q", "stage", "strategy"
	keySort, keyOrder, keyMap                       = "sort", "order", "map"
)

// What the flags say in an address.
const (
	baseOthers = "others"
	orderUp    = "asc"
)

// ParseView reads an address; url.Values.Get is a getter. It checks the form
// only: whether a region or an industry exists is for Service to say. The error
// is core.Invalid with one field per entry that cannot be read.
func ParseView(get func(name string) string) (View, error) {
	p := parser{get: get}
	v := View{
		Dataset: p.text(keyDataset), Version: p.number(keyVersion),
		Region: p.text(keyRegion), Reference: p.text(keyReference), Peers: p.list(keyPeers),
		Measure: p.text(keyMeasure), From: p.period(keyFrom), To: p.period(keyTo),
		Level: oneOf(&p, keyLevel, Levels()), Method: oneOf(&p, keyMethod, Splits()),
		Others:   p.text(keyBase) == baseOthers,
		Industry: p.text(keyIndustry), Within: p.text(keyWithin), Search: p.text(keySearch),
		Stage: oneOf(&p, keyStage, stageKeys()), Strategy: oneOf(&p, keyStrategy, strategyKeys()),
		Sort: oneOf(&p, keySort, columnKeys()), Ascending: p.text(keyOrder) == orderUp,
		Map: oneOf(&p, keyMap, Indicators()),
	}
	if !v.From.IsZero() && !v.To.IsZero() && !v.From.Before(v.To) {
		p.complain(keyFrom, core.Tf("시작 시점 %s은(는) 끝 시점 %s보다 앞서야 합니다.",
			"The first period %s must come before the last, %s.", v.From, v.To))
	}
	if len(p.fields) > 0 {
		e := core.Fail(core.Invalid, "주소에 읽을 수 없는 항목이 있습니다. 표시된 항목을 고쳐 주십시오.",
			"The address holds entries that cannot be read. Please mend the marked ones.")
		e.Fields = p.fields
		return View{}, e
	}
	return v, nil
}

// Query gives the canonical address of the view: only what is set, always in
// the same form. ParseView of it gives the view back.
func (v View) Query() url.Values {
	q := url.Values{}
	set := func(name, value string) {
		if value != "" {
			q.Set(name, value)
		}
	}
	set(keyDataset, v.Dataset)
	if v.Version > 0 {
		set(keyVersion, strconv.Itoa(v.Version))
	}
	set(keyRegion, v.Region)
	set(keyReference, v.Reference)
	set(keyPeers, strings.Join(v.Peers, ","))
	set(keyMeasure, v.Measure)
	set(keyFrom, v.From.String())
	set(keyTo, v.To.String())
	set(keyLevel, string(v.Level))
	set(keyMethod, string(v.Method))
	if v.Others {
		set(keyBase, baseOthers)
	}
	set(keyIndustry, v.Industry)
	set(keyWithin, v.Within)
	set(keySearch, v.Search)
	set(keyStage, v.Stage)
	set(keyStrategy, v.Strategy)
	set(keySort, v.Sort)
	if v.Ascending {
		set(keyOrder, orderUp)
	}
	set(keyMap, string(v.Map))
	return q
}

// parser collects complaints while it reads.
type parser struct {
	get    func(string) string
	fields []core.Field
}

func (p *parser) complain(name string, t core.Text) {
	p.fields = append(p.fields, core.Field{Name: name, Message: t})
}

// maxEntry bounds what one entry of an address may hold.
const maxEntry = 2000

func (p *parser) text(name string) string {
	s := strings.TrimSpace(p.get(name))
	if len(s) > maxEntry {
		p.complain(name, core.Tf("너무 깁니다. %d바이트까지 쓸 수 있습니다.", "Too long; at most %d bytes.", maxEntry))
		return ""
	}
	return strings.ToValidUTF8(s, "")
}

func (p *parser) number(name string) int {
	s := p.text(name)
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		p.complain(name, core.Tf("‘%s’은(는) 판 번호가 아닙니다. 1 이상의 정수를 적어 주십시오.", "‘%s’ is not a version number; write 1, 2, 3 ….", s))
		return 0
	}
	return n
}

func (p *parser) period(name string) core.Period {
	s := p.text(name)
	if s == "" {
		return core.Period{}
	}
	at, err := core.ParsePeriod(s)
	if err != nil {
		p.complain(name, core.MessageOf(err))
	}
	return at
}

// list reads codes separated by commas, without repeats; "siblings" is none.
func (p *parser) list(name string) []string {
	var out []string
	for s := range strings.SplitSeq(p.text(name), ",") {
		if s = strings.TrimSpace(s); s != "" && s != Siblings && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// oneOf reads one of a few words; nothing is the zero value.
func oneOf[T ~string](p *parser, name string, known []T) T {
	s := T(p.text(name))
	if s == "" || slices.Contains(known, s) {
		return s
	}
	words := make([]string, len(known))
	for i, k := range known {
		words[i] = string(k)
	}
	p.complain(name, core.Tf("‘%s’은(는) 쓸 수 없습니다. 쓸 수 있는 값: %s", "‘%s’ cannot be used. Choose from: %s", string(s), strings.Join(words, ", ")))
	return ""
}
