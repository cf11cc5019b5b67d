package definition

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"naru/internal/core"
	"naru/internal/industry"
	"naru/internal/web/pages/pagestest"
)

func TestTheListTeachesAndShows(t *testing.T) {
	d := newDesk(t)
	for path, want := range map[string][]string{
		"/definitions":         {"아직 우리 기관의 정의가 없습니다", "‘반도체’ 복사하여 시작", "한국표준산업분류 10차"},
		"/definitions?lang=en": {"No definitions of our own yet", "Semiconductors", "KSIC rev. 10"},
	} {
		says(t, d.Get(path), want...)
	}
	d.save("/definitions/new", chips())
	says(t, d.Get("/definitions"), "칩", "코드 2개(1개는 일부만)", "11차", "1판")
}

func TestCreatingADefinition(t *testing.T) {
	d := newDesk(t)
	says(t, d.Get("/definitions/new"), "새 산업 정의", "코드와 가중치")
	form := chips()
	form["code"] = append(form["code"], "", "C29271") // a blank row, and a code with its section's letter
	form["weight"] = append(form["weight"], "", "50%")
	form["reason"] = append(form["reason"], "", "장비")
	form.Set("act", actSave)
	w := d.Post("/definitions/new", form)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/definitions/chips?done=saved" {
		t.Fatalf("%d to %s\n%s", w.Code, w.Header().Get("Location"), pagestest.Text(w))
	}
	got := d.latest("chips")
	want := []industry.Item{
		{Code: "261", Weight: 1, Reason: core.T("소자", "devices")},
		{Code: "262", Weight: 0.5, Reason: core.T("부품의 절반", "half of parts")},
		{Code: "29271", Weight: 0.5, Reason: core.T("장비", "")},
	}
	if got.Version != 1 || len(got.Items) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got.Items[i] != want[i] {
			t.Errorf("item %d is %+v, want %+v", i, got.Items[i], want[i])
		}
	}
	says(t, d.Get("/definitions/chips?done=saved"), "1판을 저장했습니다", "반도체 제조업", "부품의 절반", "처음 만듦")
	says(t, d.Get("/definitions/chips?lang=en"), "Semiconductors", "half of parts")
}

func TestFaultsStandBesideTheirFieldsAndNothingTypedIsLost(t *testing.T) {
	d := newDesk(t)
	form := chips()
	// The rows are out of code order: the faults must still find them.
	form["code"], form["weight"], form["reason"] = []string{"99999", "262", "26"}, []string{"0.5", "칠할", "1"}, []string{"모름", "절반 <b>", "전부"}
	form.Set("note", "적던 설명")
	form.Set("act", actSave)
	w := d.Post("/definitions/new", form)
	if w.Code != http.StatusUnprocessableEntity {
		t.Fatalf("%d", w.Code)
	}
	page := w.Body.String()
	for _, want := range []string{
		`id="row-0-code-error"`, `id="row-1-weight-error"`, `href="#row-0-code"`, `href="#row-1-weight"`, // in place and in the summary
		`value="99999"`, `value="칠할"`, "절반 &lt;b&gt;", "적던 설명", `id="errors"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
	says(t, w, "‘99999’는 한국표준산업분류 11차의 코드가 아닙니다", "262의 가중치는 0보다 크고 1 이하여야 합니다", "하나가 다른 하나를 포함합니다")
	for name, change := range map[string]url.Values{
		"이름을 적어 주십시오":       {"name": {" "}},
		"주소 이름은 영문 소문자":     {"key": {"한글"}},
		"화면의 주소로 쓰는 말입니다":   {"key": {"new"}},
		"코드를 하나 이상 넣어 주십시오": {"code": {""}, "weight": {""}, "reason": {""}, "reasonEn": {""}},
		"기본 정의는 고칠 수 없습니다":  {"key": {"ict-ksic11"}},
		"261이 두 번 들어 있습니다":  {"code": {"261", "261"}},
		"0보다 크고 1 이하":       {"weight": {"1.2", "0.5"}},
	} {
		form := chips()
		maps.Copy(form, change)
		form.Set("act", actSave)
		w := d.Post("/definitions/new", form)
		if w.Code < http.StatusBadRequest {
			t.Errorf("%s: %d", name, w.Code)
		}
		says(t, w, name)
	}
	if all, _ := d.Definitions.List(t.Context(), core.LocalOperator(core.DefaultAgency)); len(all) != len(industry.Presets()) {
		t.Errorf("%d definitions after refused saves", len(all))
	}
}

func TestRowsComeAndGoWithoutScripts(t *testing.T) {
	d := newDesk(t)
	for act, want := range map[string]string{
		actAdd:            `id="row-2-code" name="code" value=""`,
		actUse + ":29271": `id="row-2-code" name="code" value="29271"`,
		actUse + ":261":   `id="row-1-code" name="code" value="262"`, // already there: nothing is doubled
	} {
		form := chips()
		form.Set("act", act)
		w := d.Post("/definitions/new", form)
		if page := flat(w); w.Code != http.StatusOK || !strings.Contains(page, want) || strings.Contains(page, `id="row-3-code"`) {
			t.Errorf("%s: %d\n%s", act, w.Code, page)
		}
	}
	form := chips()
	form.Set("act", actRemove+":0")
	if page := flat(d.Post("/definitions/new", form)); strings.Contains(page, `value="261"`) || !strings.Contains(page, `value="262"`) {
		t.Error("the first row was not taken out")
	}
	for _, odd := range []string{"remove:99", "remove:x", "use:", "nonsense"} {
		form.Set("act", odd)
		if w := d.Post("/definitions/new", form); w.Code != http.StatusOK {
			t.Errorf("%s: %d", odd, w.Code)
		}
	}
}

func TestTheEnterKeyNeverSaves(t *testing.T) {
	d := newDesk(t)
	page := d.Get("/definitions/new").Body.String()
	_, form, _ := strings.Cut(page, `id="definition"`)
	if _, first, _ := strings.Cut(form, "<button"); !strings.Contains(first[:200], `value="check"`) {
		t.Errorf("the first button of the form is %s", first[:200])
	}
}

func TestFindingCodes(t *testing.T) {
	d := newDesk(t)
	for query, want := range map[string][]string{
		"반도체":     {"261", "이미 들어 있음", "26129", "261에 포함됨"},
		"29271":   {"반도체 제조용 기계 제조업", "넣기"},
		"C":       {"제조업", "대분류", "261 포함"},
		"battery": {"맞는 코드가 없습니다", "소분류까지만"},
	} {
		form := chips()
		form.Set("act", actCheck)
		form.Set("q", query)
		w := d.Post("/definitions/new", form)
		says(t, w, want...)
		if !strings.Contains(w.Body.String(), `value="부품의 절반"`) && !strings.Contains(w.Body.String(), ">부품의 절반</textarea>") {
			t.Errorf("%s: what was typed is gone", query)
		}
	}
}

func TestADefinitionOfAnotherAgencyOrNoneIsNotFound(t *testing.T) {
	d := newDesk(t)
	for path, want := range map[string]int{
		"/definitions/none":                 http.StatusNotFound,
		"/definitions/none/edit":            http.StatusNotFound,
		"/definitions/none/basket.csv":      http.StatusNotFound,
		"/definitions/new?from=none":        http.StatusNotFound,
		"/definitions/ict-ksic11?version=x": http.StatusUnprocessableEntity,
		"/definitions/ict-ksic11?version=7": http.StatusNotFound,
		"/definitions/ict-ksic11/edit":      http.StatusSeeOther, // a preset is copied, not edited
	} {
		if w := d.Get(path); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
}

func TestCopyingAPreset(t *testing.T) {
	d := newDesk(t)
	w := d.Get("/definitions/new?from=semiconductors-ksic11@1")
	says(t, w, "‘반도체’에서 새 정의 만들기", "전자집적회로 제조업")
	page := w.Body.String()
	if !strings.Contains(page, `value="our-semiconductors"`) || !strings.Contains(page, `value="2611"`) {
		t.Error("the form is not filled from the preset")
	}
	form := url.Values{"key": {"our-semiconductors"}, "name": {"평택 반도체"}, "system": {string(core.KSIC11)}, "state": {"active"}, "base": {"0"}}
	preset := d.latest("semiconductors-ksic11")
	for _, i := range preset.Items {
		form.Add("code", i.Code)
		form.Add("weight", weightText(i.Weight))
		form.Add("reason", i.Reason.Ko)
		form.Add("reasonEn", i.Reason.En)
	}
	d.save("/definitions/new", form)
	got := d.latest("our-semiconductors")
	if diff, err := industry.Compare(preset, got); err != nil || !diff.IsZero() || got.Preset {
		t.Errorf("the copy differs: %+v, %v", diff, err)
	}
}

func TestVersionsAreKeptAndNeverChange(t *testing.T) {
	d := newDesk(t)
	d.save("/definitions/new", chips())
	form := chips()
	form.Set("base", "1")
	form["weight"] = []string{"1", "0.8"}
	d.save("/definitions/chips/edit", form)
	if now := d.latest("chips"); now.Version != 2 || now.Items[1].Weight != 0.8 {
		t.Errorf("%+v", now)
	}
	says(t, d.Get("/definitions/chips?version=1"), "지난 판을 보고 있습니다(1판)", "0.5")
	says(t, d.Get("/definitions/chips"), "0.8", "가중치 1개 달라짐", "처음 만듦")
	says(t, d.Get("/definitions/chips/edit?version=1"), "지난 판(1판)의 내용을 불러왔습니다", "3판으로 저장")
	form.Set("base", "2")
	form.Set("act", actSave)
	if w := d.Post("/definitions/chips/edit", form); w.Header().Get("Location") != "/definitions/chips?done=nothing" {
		t.Errorf("saving the same again leads to %s", w.Header().Get("Location"))
	}
	if d.latest("chips").Version != 2 {
		t.Error("the same content made a version")
	}
}

func TestRetiringAndRestoring(t *testing.T) {
	d := newDesk(t)
	d.save("/definitions/new", chips())
	for i, state := range []industry.State{industry.Retired, industry.Active} {
		w := d.Post("/definitions/chips/state", url.Values{"base": {weightText(float64(i + 1))}, "state": {string(state)}})
		if w.Code != http.StatusSeeOther || d.latest("chips").State != state {
			t.Fatalf("%s: %d\n%s", state, w.Code, pagestest.Text(w))
		}
		if state == industry.Retired {
			says(t, d.Get("/definitions"), "보관한 정의")
			says(t, d.Get("/definitions/chips"), "이 정의 다시 쓰기")
		}
	}
	if w := d.Post("/definitions/chips/state", url.Values{"base": {"1"}, "state": {"retired"}}); w.Code != http.StatusConflict {
		t.Errorf("a stale page retired it: %d", w.Code)
	}
	if w := d.Post("/definitions/chips/state", url.Values{"base": {"3"}, "state": {"gone"}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an unknown state: %d", w.Code)
	}
}

func TestAReaderMayLookOnly(t *testing.T) {
	d := newDesk(t)
	reader := core.Actor{Agency: core.DefaultAgency, Name: "r", Role: core.RoleReader}
	form := chips()
	form.Set("act", actSave)
	r := httptest.NewRequest(http.MethodPost, "/definitions/new", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if err := d.section.definitionPost(httptest.NewRecorder(), r, editing{who: reader}); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a reader's save: %v", err)
	}
	if err := d.section.showDefinitionForm(httptest.NewRecorder(), r, editing{who: reader}, definitionInput{}); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a reader's form: %v", err)
	}
	w := httptest.NewRecorder()
	v := definitionView{D: d.latest("ict-ksic11"), Latest: d.latest("ict-ksic11")}
	if err := definitionTempl(v).Render(t.Context(), w); err != nil || strings.Contains(w.Body.String(), "복사하여 우리 정의로") {
		t.Errorf("a reader is offered to copy (%v)", err)
	}
}

func TestFilesOfABasketCanBePastedBack(t *testing.T) {
	d := newDesk(t)
	d.save("/definitions/new", chips())
	var file struct {
		Key     string `json:"key"`
		Version int    `json:"version"`
		Items   []struct {
			Code   string    `json:"code"`
			Title  core.Text `json:"title"`
			Weight float64   `json:"weight"`
		} `json:"items"`
	}
	w := d.Get("/definitions/chips/basket.json?version=1")
	if err := json.Unmarshal(w.Body.Bytes(), &file); err != nil || file.Key != "chips" || file.Version != 1 || len(file.Items) != 2 {
		t.Fatalf("%v\n%s", err, w.Body)
	}
	if i := file.Items[0]; i.Code != "261" || i.Weight != 1 || i.Title.Ko != "반도체 제조업" {
		t.Errorf("%+v", i)
	}
	w = d.Get("/definitions/chips/basket.csv")
	if !strings.Contains(w.Header().Get("Content-Disposition"), "chips-v1.csv") {
		t.Errorf("the file is called %s", w.Header().Get("Content-Disposition"))
	}
	form := chips()
	form.Set("key", "again")
	form["code"], form["weight"], form["reason"], form["reasonEn"] = nil, nil, nil, nil
	form.Set("paste", w.Body.String())
	d.save("/definitions/new", form)
	if diff, err := industry.Compare(d.latest("chips"), d.latest("again")); err != nil || !diff.IsZero() {
		t.Errorf("pasted back it differs: %+v, %v", diff, err)
	}
	if got := d.latest("again").Items[1].Reason; got != core.T("부품의 절반", "half of parts") {
		t.Errorf("the reason came back as %+v", got)
	}
}

func TestWhichDataCanCarryADefinition(t *testing.T) {
	d := newDesk(t)
	d.save("/definitions/new", chips())
	says(t, d.Get("/definitions/chips"), "아직 통계 자료가 없습니다")
	d.bring("sections", "41,A,2023,5", "41,C,2023,10")
	d.bring("groups", "41,261,2023,4", "41,262,2023,6")
	d.bring("some", "41,261,2023,4", "41,A,2023,6")
	w := d.Get("/definitions/chips")
	says(t, w, "자료 3건 가운데 1건에 그대로 적용할 수 있습니다",
		"groups ✓ 그대로 적용", "쓸 수 있는 지표: 종사자수",
		"sections ! 더 큰 분류만", "대분류 자료만 있어 이 산업 정의를 적용할 수 없습니다",
		"some ! 일부만 맞음", "가중치의 67%가 자료와 정확히 맞음", "자료에 없는 코드: 262")
	says(t, d.Get("/definitions/semiconductors-ksic10"), "자료는 한국표준산업분류 11차, 정의는 한국표준산업분류 10차라서 적용할 수 없습니다", "11차 ‘반도체’ 보기")
}

// says checks that a page holds words.
func says(t *testing.T, w *httptest.ResponseRecorder, words ...string) {
	t.Helper()
	page := pagestest.Text(w)
	for _, s := range words {
		if !strings.Contains(page, s) {
			t.Errorf("the page (%d) does not say %q:\n%s", w.Code, s, page)
		}
	}
}

// flat is a page with its white space joined.
func flat(w *httptest.ResponseRecorder) string {
	return strings.Join(strings.Fields(w.Body.String()), " ")
}
