package policy

import (
	"naru/internal/core"
	"naru/internal/region"
)

// Comparison is a task held against policies, with which ones they are.
type Comparison struct {
	Pairs []Pair
	Scope Scope
}

// Scope tells which policies a task is held against, and what became of the
// others.
type Scope struct {
	Home      string    // code of the place; empty where none is known
	Place     core.Text // its name
	Level     Level     // of the place
	Compared  map[Level]int
	Local     int // of the place and its own level: they tell which steps are taken already
	Elsewhere int // of places that neither hold this one nor lie in it
	Filtered  int // that the filter refuses
	Examples  int // shipped to show the form; only where the filter asks for them they are among the others
}

// standing is how a policy stands to a place.
type standing int

const (
	outside standing = iota // it applies to the place, from another level
	local                   // it is the place's own
	elsewhere
)

// scopeOf is the scope of a place before any policy is held against it.
func scopeOf(regions *region.Registry, home string) Scope {
	out := Scope{Compared: map[Level]int{}}
	r, ok := regions.Get(home)
	if !ok {
		return out
	}
	out.Home, out.Place = home, regions.FullName(home)
	switch r.Level {
	case region.National:
		out.Level, out.Place = National, r.Name
	case region.Provincial:
		out.Level = Provincial
	default:
		out.Level = City
	}
	return out
}

// of tells how a policy stands to the place. A policy applies where its own
// place holds this one (the nation and the province of a city) or lies in it
// (the cities of a province). Where no place is known, all are outside.
func (x *Scope) of(regions *region.Registry, p *Policy) standing {
	in, over := regions.Within(p.Region, x.Home), regions.Within(x.Home, p.Region)
	switch {
	case x.Home == "":
		return outside
	case in && p.Level == x.Level:
		return local
	case in || over:
		return outside
	default:
		return elsewhere
	}
}

// Say says which policies a task is held against, and why not the others.
func (x *Scope) Say() core.Text {
	var levels core.Text
	total := 0
	for _, l := range Levels() {
		n := x.Compared[l.Value]
		if n == 0 {
			continue
		}
		total += n
		said := core.Tf("%[1]s %[2]d개", "%[2]d %[1]s", l.Title, n)
		if !levels.IsZero() {
			said = core.Tf("%[1]s, %[2]s", "%[1]s, %[2]s", levels, said)
		}
		levels = said
	}
	if x.Home == "" {
		if total == 0 {
			return core.T("견줄 정책이 없습니다.", "There is no policy to compare.")
		}
		return core.Tf("과제의 지역을 알 수 없어 모든 지역의 정책과 견주었습니다: %s.", "The place of the task is not known, so it is held against the policies of every place: %s.", levels)
	}
	out := core.Tf("%s에 적용되는 다른 수준의 정책이 없어 견준 것이 없습니다.", "No policy of another level applies to %s, so none is compared.", x.Place)
	if total > 0 {
		out = core.Tf("%[1]s에 적용되는 다른 수준의 정책과 견주었습니다: %[2]s.", "Held against the policies of other levels that apply to %[1]s: %[2]s.", x.Place, levels)
	}
	for _, why := range []struct {
		count  int
		ko, en string
	}{
		{x.Local, "같은 수준인 우리 정책 %d개는 견주지 않고 이미 하는 일로 셉니다.", "Its own policies, which tell what is done already: %d."},
		{x.Elsewhere, "다른 지역의 정책 %d개는 이 지역에 적용되지 않아 견주지 않았습니다.", "Of other places, so not compared: %d."},
		{x.Filtered, "고른 조건(수준·재원·연도)에 맞지 않는 %d개는 뺐습니다.", "Not of the level, fund or year asked for: %d."},
	} {
		if why.count > 0 {
			out = core.Tf("%[1]s %[2]s", "%[1]s %[2]s", out, core.Tf(why.ko, why.en, why.count))
		}
	}
	return out
}
