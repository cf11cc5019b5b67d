package policy

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/industry"
)

// allIndustries is how a cell says that a policy is for every industry.
const allIndustries = "전 산업"

// systems are the revisions that codes can be of.
func systems() []core.System { return []core.System{core.KSIC11, core.KSIC10, core.KSIC9} }

func systemTitles() []core.Text {
	var out []core.Text
	for _, s := range systems() {
		out = append(out, s.Title())
	}
	return out
}

// systemOf reads a revision: its title, 11차, 11 or ksic11.
func systemOf(word string) (core.System, bool) {
	w := fold(word)
	for _, s := range systems() {
		number := strings.TrimPrefix(string(s), "ksic")
		if slices.Contains([]string{string(s), number, number + "차", fold(s.Title().Ko), fold(s.Title().En)}, w) {
			return s, true
		}
	}
	return "", false
}

// commonSystem is the revision of a policy's codes where they have one.
func commonSystem(p *Policy) core.System {
	var out core.System
	for _, ind := range p.Industries {
		switch {
		case ind.Code == "":
		case out != "" && out != ind.System:
			return ""
		default:
			out = ind.System
		}
	}
	return out
}

func writeSystem(_ *knowledge, p *Policy) string {
	if s := commonSystem(p); s != "" {
		return s.Title().Ko
	}
	return ""
}

func readSystem(r *rowReader, cell string) {
	if cell == "" {
		return
	}
	s, ok := systemOf(cell)
	if !ok {
		r.reject(cell, core.Tf("‘%s’은(는) 산업분류 차수가 아닙니다. 9차, 10차, 11차 가운데 적어 주십시오.", "‘%s’ is not a revision of KSIC. Write 9차, 10차 or 11차.", cell))
	}
	r.system = s
}

// writeIndustries writes codes bare where one revision holds for all of them,
// and as revision:code otherwise.
func writeIndustries(_ *knowledge, p *Policy) string {
	if p.AllIndustries {
		return allIndustries
	}
	common := commonSystem(p)
	out := make([]string, len(p.Industries))
	for i, ind := range p.Industries {
		switch {
		case ind.Definition != "":
			out[i] = ind.Definition
		case ind.System == common:
			out[i] = ind.Code
		default:
			out[i] = string(ind.System) + ":" + ind.Code
		}
	}
	return strings.Join(out, separator+" ")
}

func readIndustries(r *rowReader, cell string) {
	r.policy.AllIndustries, r.policy.Industries = false, nil
	for _, word := range entries(cell) {
		if f := fold(word); f == fold(allIndustries) || f == "allindustries" {
			r.policy.AllIndustries = true
			continue
		}
		if ind, ok := r.industry(word); ok {
			r.policy.Industries = append(r.policy.Industries, ind)
		}
	}
}

// industry reads a key or name of a definition, a code, or revision:code.
func (r *rowReader) industry(word string) (Industry, bool) {
	named := r.k.definitions(word, r.system)
	if len(named) == 1 {
		return Industry{Definition: named[0].Key}, true
	}
	system, label := r.system, word
	if before, after, parted := strings.Cut(word, ":"); parted {
		if s, ok := systemOf(before); ok {
			system, label = s, strings.TrimSpace(after)
		}
	}
	table := r.k.Tables[system]
	switch {
	case len(named) > 1:
		keys := make([]string, len(named))
		for i, d := range named {
			keys[i] = d.Key
		}
		r.reject(word, core.Tf("‘%[1]s’(이)라는 산업 정의가 %[2]d개입니다. 산업분류 차수를 적거나, 이름 대신 %[3]s 가운데 하나를 적어 주십시오.",
			"%[2]d definitions are called ‘%[1]s’. State the revision of KSIC, or write one of %[3]s instead.", word, len(named), strings.Join(keys, ", ")))
		return Industry{}, false
	case system == "":
		r.reject(word, core.Tf("‘%s’은(는) 산업 정의가 아닙니다. 코드라면 산업분류 차수를 함께 적어 주십시오.", "‘%s’ is not a definition. If it is a code, state the revision of KSIC too.", word))
		return Industry{}, false
	case table == nil:
		r.reject(word, core.Tf("%s 분류표가 없습니다. 먼저 분류표를 가져와 주십시오.", "There is no table of %s. Import it first.", system.Title()))
		return Industry{}, false
	}
	code, err := table.Resolve(label)
	if err != nil {
		r.reject(word, core.MessageOf(err))
		return Industry{}, false
	}
	if industry.IsComposite(code) || code == core.Total {
		r.reject(word, core.Tf("‘%s’은(는) 코드 하나가 아닙니다. 코드를 ;로 나누어 적어 주십시오.", "‘%s’ is not one code. Separate codes by ;.", word))
		return Industry{}, false
	}
	return Industry{System: system, Code: code}, true
}

// definitions finds a definition by key, or those that bear a name, in a
// revision where one is given.
func (k *knowledge) definitions(word string, system core.System) []industry.Definition {
	if d, ok := k.Definitions[word]; ok {
		return []industry.Definition{d}
	}
	var found []industry.Definition
	for _, key := range slices.Sorted(maps.Keys(k.Definitions)) {
		d := k.Definitions[key]
		if (fold(d.Name.Ko) == fold(word) || fold(d.Name.En) == fold(word)) && (system == "" || d.System == system) {
			found = append(found, d)
		}
	}
	return found
}

func writeRegion(k *knowledge, p *Policy) string {
	if p.Region == core.Nation {
		return "전국"
	}
	return k.regions.FullName(p.Region).Ko
}

func readRegion(r *rowReader, cell string) {
	place, err := r.k.regions.Resolve(cell, "")
	if err != nil {
		r.reject(cell, core.MessageOf(err))
		return
	}
	r.policy.Region = place.Code
}

func readYear(at func(*Policy) *int) func(*rowReader, string) {
	return func(r *rowReader, cell string) {
		*at(&r.policy) = 0
		if unknownWord(cell) {
			return
		}
		y, err := strconv.Atoi(strings.TrimSuffix(cell, "년"))
		if err != nil || y == 0 {
			r.reject(cell, core.Tf("‘%s’은(는) 연도가 아닙니다. 2026처럼 적고, 모르면 비워 두십시오.", "‘%s’ is not a year. Write 2026, or leave it empty if unknown.", cell))
			return
		}
		*at(&r.policy) = y
	}
}

// unknownWord reports whether a cell says that nobody knows.
func unknownWord(cell string) bool {
	return slices.Contains([]string{"", "?", "모름", "미정", "unknown"}, strings.ToLower(cell))
}

func writeBudget(fund Fund) func(*knowledge, *Policy) string {
	return func(_ *knowledge, p *Policy) string {
		var out []string
		for _, y := range slices.Sorted(maps.Keys(p.Budget[fund])) {
			out = append(out, strconv.Itoa(y)+"="+strconv.FormatInt(p.Budget[fund][y], 10))
		}
		return strings.Join(out, separator+" ")
	}
}

func readBudget(fund Fund) func(*rowReader, string) {
	return func(r *rowReader, cell string) {
		delete(r.policy.Budget, fund)
		if unknownWord(cell) {
			return
		}
		years := map[int]int64{}
		for _, word := range entries(cell) {
			year, amount, dated := strings.Cut(word, "=")
			if !dated {
				year, amount = strconv.Itoa(r.policy.From), word
			}
			y, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(year), "년"))
			_, twice := years[y]
			won, ok := readWon(amount)
			switch {
			case !dated && (r.policy.From == 0 || r.policy.From != r.policy.To):
				r.reject(word, core.Tf("‘%s’이(가) 어느 해의 금액인지 알 수 없습니다. 2026=100000000처럼 적어 주십시오.", "Of which year is ‘%s’? Write 2026=100000000.", word))
			case err != nil || twice:
				r.reject(word, core.Tf("‘%s’의 연도가 잘못되었거나 두 번 나옵니다.", "The year of ‘%s’ is wrong or stands twice.", word))
			case unknownWord(strings.TrimSpace(amount)):
			case !ok:
				r.reject(word, core.Tf("‘%s’은(는) 금액이 아닙니다. 원 단위 정수로 적고, 모르면 비워 두십시오.", "‘%s’ is not an amount. Write whole won, or leave it empty if unknown.", word))
			default:
				years[y] = won
			}
		}
		if len(years) > 0 {
			r.policy.Budget[fund] = years
		}
	}
}

// readWon reads whole won with or without separators, negative ones as well:
// it is for Validate to refuse those.
func readWon(s string) (int64, bool) {
	s = strings.TrimSuffix(strings.TrimSpace(s), "원")
	s = strings.NewReplacer(",", "", " ", "", "△", "-", "▲", "-", "−", "-").Replace(s)
	won, err := strconv.ParseInt(s, 10, 64)
	return won, err == nil
}

func writeParent(k *knowledge, p *Policy) string { return k.byID[p.Parent].Key }

// writeLinks writes the addresses; files that were handed in stay in Naru.
func writeLinks(_ *knowledge, p *Policy) string {
	var out []string
	for _, l := range p.Links {
		if l.URL == "" {
			continue
		}
		out = append(out, strings.NewReplacer(separator, ",", "|", "/").Replace(l.Title)+"|"+strings.ReplaceAll(l.URL, separator, "%3B"))
	}
	return strings.Join(out, separator+" ")
}

// readLinks takes the addresses; what was handed in as a file stays where it
// stood.
func readLinks(r *rowReader, cell string) {
	old := r.policy.Links
	links := make([]Link, 0, len(old))
	for _, word := range entries(cell) {
		name, address, titled := strings.Cut(word, "|")
		if !titled {
			name, address = "", word
		}
		l := Link{Title: strings.TrimSpace(name), URL: strings.TrimSpace(address)}
		if i := slices.IndexFunc(old, func(x Link) bool { return x.URL != "" && strings.ReplaceAll(x.URL, separator, "%3B") == l.URL }); i >= 0 {
			l.ID = old[i].ID
		}
		links = append(links, l)
	}
	for i, l := range old {
		if l.URL == "" {
			links = slices.Insert(links, min(i, len(links)), l)
		}
	}
	r.policy.Links = links
}
