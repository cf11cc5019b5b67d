package definition

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
)

// overtake has somebody else save version 2 of chips: 262 goes up, 263 comes in.
func overtake(t *testing.T, d *desk) {
	t.Helper()
	theirs := d.latest("chips")
	theirs.Items = []industry.Item{{Code: "261", Weight: 1, Reason: core.T("소자", "devices")}, {Code: "262", Weight: 0.9}, {Code: "263", Weight: 0.4}}
	other := core.Actor{Agency: core.DefaultAgency, Name: "김나루", Role: core.RoleOperator}
	if _, err := d.Definitions.Save(t.Context(), other, theirs, 1); err != nil {
		t.Fatal(err)
	}
}

// mine is the edit of version 1 that comes too late: 261 goes down, 262 is
// changed too, 29271 comes in.
func mine() url.Values {
	form := chips()
	form.Set("base", "1")
	form["code"], form["weight"] = []string{"261", "262", "29271"}, []string{"0.7", "0.2", "1"}
	form["reason"], form["reasonEn"] = []string{"소자", "부품의 절반", "장비"}, []string{"devices", "half of parts", ""}
	return form
}

func TestSomebodyElseSavedInBetween(t *testing.T) {
	d := newDesk(t)
	d.save("/definitions/new", chips())
	overtake(t, d)
	form := mine()
	form.Set("act", actSave)
	w := d.Post("/definitions/chips/edit", form)
	if w.Code != http.StatusConflict {
		t.Fatalf("%d", w.Code)
	}
	says(t, w, "고치는 사이에 2판이 저장되었습니다", "2판: 김나루", "263", "0.5 → 0.9", "0.5 → 0.2", "두 변경 합치기", "내가 고친 대로 3판으로 저장")
	if !strings.Contains(w.Body.String(), `value="29271"`) || d.latest("chips").Version != 2 {
		t.Error("what was typed is lost, or was saved over the others'")
	}

	form.Set("act", actMerge)
	w = d.Post("/definitions/chips/edit", form)
	says(t, w, "2판의 변경과 합쳤습니다", "그사이 다른 사람이 저장한 것: 가중치 0.9, 까닭: 적지 않음", "그사이 다른 사람이 넣은 코드입니다", "3판으로 저장")
	page := flat(w)
	for _, want := range []string{
		`name="base" value="2"`,
		`id="row-0-weight" name="weight" value="0.7"`, // only changed here
		`id="row-1-weight" name="weight" value="0.2"`, // changed on both sides: kept, and marked
		`id="row-2-code" name="code" value="29271"`,
		`id="row-3-code" name="code" value="263"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the merged form does not hold %s", want)
		}
	}

	form.Set("act", actMine)
	if w = d.Post("/definitions/chips/edit", form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	if got := d.latest("chips"); got.Version != 3 || len(got.Items) != 3 || got.Items[1].Weight != 0.2 {
		t.Errorf("%+v", got)
	}
}

func TestAKeyThatIsTakenIsSaidBesideTheKey(t *testing.T) {
	d := newDesk(t)
	d.save("/definitions/new", chips())
	form := chips()
	form.Set("act", actSave)
	w := d.Post("/definitions/new", form)
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), `id="key-error"`) {
		t.Errorf("%d", w.Code)
	}
	says(t, w, "산업 정의가 이미 있습니다")
	if d.latest("chips").Version != 1 {
		t.Error("a new definition made a version of another")
	}
}

func TestMergeTakesEachCodeFromTheSideThatChangedIt(t *testing.T) {
	c, _ := industry.Builtin(core.KSIC11)
	item := func(code string, w float64) industry.Item { return industry.Item{Code: code, Weight: w} }
	base := industry.Definition{Key: "k", Name: core.T("가", "a"), Version: 1, System: core.KSIC11, State: industry.Active, Items: []industry.Item{item("261", 1), item("262", 1), item("263", 1)}}
	for _, c2 := range []struct {
		name         string
		theirs, mine []industry.Item
		want         map[string]string
		hinted       []string
	}{
		{"nobody changed", base.Items, base.Items, map[string]string{"261": "1", "262": "1", "263": "1"}, nil},
		{"they changed", []industry.Item{item("261", 0.5), item("263", 1), item("264", 1)}, base.Items, map[string]string{"261": "0.5", "263": "1", "264": "1"}, []string{"264"}},
		{"I changed", base.Items, []industry.Item{item("261", 0.5), item("263", 1)}, map[string]string{"261": "0.5", "263": "1"}, nil},
		{"both took out", []industry.Item{item("261", 1)}, []industry.Item{item("261", 1)}, map[string]string{"261": "1"}, nil},
		{"both changed alike", []industry.Item{item("261", 0.5), item("262", 1), item("263", 1)}, []industry.Item{item("261", 0.5), item("262", 1), item("263", 1)}, map[string]string{"261": "0.5", "262": "1", "263": "1"}, nil},
		{"they took out what I changed", []industry.Item{item("262", 1), item("263", 1)}, []industry.Item{item("261", 0.5), item("262", 1), item("263", 1)}, map[string]string{"261": "0.5", "262": "1", "263": "1"}, []string{"261"}},
		{"I took out what they changed", []industry.Item{item("261", 0.5), item("262", 1), item("263", 1)}, []industry.Item{item("262", 1), item("263", 1)}, map[string]string{"261": "0.5", "262": "1", "263": "1"}, []string{"261"}},
	} {
		t.Run(c2.name, func(t *testing.T) {
			latest, own := base, base
			latest.Version, latest.Items = 2, c2.theirs
			own.Items = c2.mine
			got := mergeInput(c, base, latest, inputOf(own))
			if got.Base != 2 || len(got.Rows) != len(c2.want) {
				t.Errorf("base %d, rows %+v", got.Base, got.Rows)
			}
			var hinted []string
			for _, r := range got.Rows {
				if r.Weight != c2.want[r.Code] {
					t.Errorf("%s is %s, want %s", r.Code, r.Weight, c2.want[r.Code])
				}
				if !r.Hint.IsZero() {
					hinted = append(hinted, r.Code)
				}
			}
			if strings.Join(hinted, " ") != strings.Join(c2.hinted, " ") {
				t.Errorf("marked %v, want %v", hinted, c2.hinted)
			}
		})
	}
}
