package app_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/docgen/docx"
	"naru/internal/docgen/hwpx"
	"naru/internal/document"
	"naru/internal/job"
	"naru/internal/refdata"
	"naru/internal/report"
	"naru/internal/roadmap"
)

// planOf makes a roadmap of 경기 on a study.
func planOf(t *testing.T, a *app.App, study string) roadmap.Roadmap {
	t.Helper()
	r, err := a.Roadmaps.Create(t.Context(), operator, roadmap.Roadmap{
		Title: "경기도 전략산업 로드맵", Region: "41", From: 2027, To: 2030, Vision: "제조혁신의 중심", Studies: []string{study},
		Goals:      []roadmap.Goal{{ID: "g", Text: "고용을 늘린다", KPIs: []string{"k"}}},
		KPIs:       []roadmap.KPI{{ID: "k", Title: "제조업 종사자", Unit: "명", Direction: roadmap.Up, Series: &roadmap.Series{Dataset: census, Measure: "employees", Region: "41", Industry: "C", Transform: roadmap.AsValue}}},
		Strategies: []roadmap.Strategy{{ID: "s", Title: "소부장 강화", Goals: []string{"g"}}},
	})
	planned(t, err)
	for _, title := range []string{"시험대 구축", "공동 기술개발"} {
		_, err = a.Roadmaps.SaveTask(t.Context(), operator, roadmap.Task{
			Roadmap: r.ID, Strategy: "s", Title: title, Start: roadmap.QuarterOf(2027, 1), End: roadmap.QuarterOf(2028, 4),
			Budget:     []roadmap.BudgetLine{{Source: roadmap.City, Year: 2027, Won: new(int64(1_000_000_000))}, {Source: roadmap.Private, Year: 2028}},
			Industries: []roadmap.Industry{{System: core.KSIC11, Code: "C"}},
		}, "")
		planned(t, err)
	}
	return r
}

// made writes a report and writes it again: the same objects give the same file.
func made(t *testing.T, a *app.App, ask report.Ask) []byte {
	t.Helper()
	var first, second bytes.Buffer
	m, err := a.Reports.Make(t.Context(), operator, ask, &first, nil)
	planned(t, err)
	if !strings.HasSuffix(m.Name, "."+string(ask.Format)) || strings.ContainsAny(m.Name, `\/:*?"<>| `) {
		t.Errorf("the file is called %q", m.Name)
	}
	_, err = a.Reports.Make(t.Context(), operator, ask, &second, nil)
	planned(t, err)
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("%s %s %s is another file the second time", ask.What, ask.Lang, ask.Format)
	}
	return first.Bytes()
}

// The report of 경기 over the census, in every format. Of the numbers: the LQ of
// manufacturing is 1360933/6269495 over the nation's part, 1.34 as its page
// says; 6,269,495 persons work in 경기.
func TestTheReportOfGyeonggi(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	x := finish(t, a, gyeonggi(t, a), consistent)
	r := planOf(t, a, x.ID)
	ask := report.Ask{What: report.Whole, Roadmap: r.ID, Lang: core.Korean, Format: report.HWPX, Agency: "경기도 산업진흥원"}
	file := made(t, a, ask)
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	planned(t, err)
	if first := z.File[0]; first.Name != "mimetype" || first.Method != zip.Store {
		t.Errorf("the first entry is %s by method %d", first.Name, first.Method)
	}
	text, err := hwpx.Text(bytes.NewReader(file), int64(len(file)))
	planned(t, err)
	for _, want := range []string{
		"제1장 개요", "제2장 대내외 환경", "제3장 지역 현황", "제4장 산업 진단", "제5장 후보 도출", "제6장 비전·목표·추진체계", "제7장 과제카드",
		"제8장 단기·중기·장기 로드맵", "제9장 재원·성과관리·파급효과", "제10장 부록", "경기도 산업진흥원", "6,269,495", "1.34", "시험대 구축",
		"1,000 + 미정", "계층분석(AHP)", "표 5-1. 선정 지표", "그림 8-1.", "정량 1위", "아직 정하지 않았습니다.", "승인되지 않은 초안입니다.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the HWPX does not say %q", want)
		}
	}
	v, err := a.Store.Versions(t.Context(), core.DefaultAgency, census)
	planned(t, err)
	if !strings.Contains(text, v[0].Original.SHA256) {
		t.Error("the checksum of the data is not in the appendix")
	}
	for _, f := range report.Formats() {
		for _, lang := range []core.Lang{core.Korean, core.English} {
			for _, what := range report.Whats() {
				other := ask
				other.What, other.Format, other.Lang = what, f, lang
				if got := made(t, a, other); f == report.PDF && !bytes.HasPrefix(got, []byte("%PDF-")) || f != report.PDF && !bytes.HasPrefix(got, []byte("PK")) {
					t.Errorf("%s %s %s begins with %q", what, lang, f, got[:4])
				}
			}
		}
	}

	// A version that was approved stays what it was while the plan goes on.
	_, err = a.Roadmaps.Submit(t.Context(), operator, r.ID, "")
	planned(t, err)
	_, err = a.Roadmaps.Approve(t.Context(), operator, r.ID, "")
	planned(t, err)
	_, err = a.Roadmaps.Amend(t.Context(), operator, r.ID, "")
	planned(t, err)
	approved := ask
	approved.Version = 1
	d, err := a.Reports.Document(t.Context(), operator, approved, core.Korean)
	planned(t, err)
	if d.Status != "승인 제1판" {
		t.Errorf("%q", d.Status)
	}
	stranger, reader := operator, operator
	stranger.Agency, reader.Role = "elsewhere", core.RoleReader
	if _, err := a.Reports.Make(t.Context(), stranger, ask, io.Discard, nil); core.CodeOf(err) != core.NotFound {
		t.Errorf("another agency: %v", err)
	}
	if _, err := a.Reports.Make(t.Context(), reader, ask, io.Discard, nil); core.CodeOf(err) != core.Forbidden {
		t.Errorf("a reader: %v", err)
	}
}

// A template that cannot be filled is refused when it is checked, not when the
// report is made.
func TestATemplateWithoutStylesIsRefusedAtOnce(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	var whole, part bytes.Buffer
	planned(t, docx.Write(t.Context(), &whole, document.Document{Lang: core.Korean, Body: []document.Block{document.Text("{{제목}}")}}, docx.Options{}))
	from, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	planned(t, err)
	to := zip.NewWriter(&part)
	for _, f := range from.File {
		if f.Name != "word/styles.xml" {
			planned(t, to.Copy(f))
		}
	}
	planned(t, to.Close())
	if _, err := a.Reports.CheckTemplate(t.Context(), operator, "서식.docx", &part); core.CodeOf(err) != core.Invalid {
		t.Errorf("%v", err)
	}
}

func TestTheAgencysOwnTemplateIsFilled(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	r := planOf(t, a, "")
	blank := document.Document{Lang: core.Korean, Title: "공문 서식", Body: []document.Block{
		document.Text("사업명: {{제목}}"), document.Text("{{ task-count }}개 과제, {{기안자}}"), document.Text("{{과제카드}}"),
	}}
	var h, w bytes.Buffer
	planned(t, hwpx.Write(t.Context(), &h, blank, hwpx.Options{}))
	planned(t, docx.Write(t.Context(), &w, blank, docx.Options{}))
	for format, file := range map[report.Format][]byte{report.HWPX: h.Bytes(), report.DOCX: w.Bytes()} {
		c, err := a.Reports.CheckTemplate(t.Context(), operator, "서식."+string(format), bytes.NewReader(file))
		planned(t, err)
		if c.Format != format || len(c.Known) != 3 || len(c.Unknown) != 1 || c.Unknown[0] != "기안자" {
			t.Errorf("%s: %+v", format, c)
		}
		ask := report.Ask{What: report.Whole, Roadmap: r.ID, Lang: core.Korean, Format: format, Template: &c.Template}
		var out bytes.Buffer
		m, err := a.Reports.Make(t.Context(), operator, ask, &out, nil)
		planned(t, err)
		if len(m.Unfilled) != 1 || m.Unfilled[0] != "기안자" {
			t.Errorf("%s: unfilled %v", format, m.Unfilled)
		}
		if format == report.HWPX {
			text, err := hwpx.Text(bytes.NewReader(out.Bytes()), int64(out.Len()))
			planned(t, err)
			for _, want := range []string{"사업명: 경기도 전략산업 로드맵", "2개 과제, {{기안자}}", "표 7-2. 과제카드"} {
				if !strings.Contains(text, want) {
					t.Errorf("the template does not say %q", want)
				}
			}
		}
		ask.Format = report.PDF
		if _, err := a.Reports.Make(t.Context(), operator, ask, io.Discard, nil); core.CodeOf(err) != core.Invalid {
			t.Errorf("a template of another format: %v", err)
		}
	}
	for name, content := range map[string]string{"글": "그냥 글", "빈 파일": "", "빈 꾸러미": "PK\x05\x06" + strings.Repeat("\x00", 18)} {
		if _, err := a.Reports.CheckTemplate(t.Context(), operator, name, strings.NewReader(content)); core.CodeOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	var none bytes.Buffer
	planned(t, hwpx.Write(t.Context(), &none, document.Document{Title: "빈 서식", Body: []document.Block{document.Text("칸이 없다")}}, hwpx.Options{}))
	if _, err := a.Reports.CheckTemplate(t.Context(), operator, "빈.hwpx", &none); core.CodeOf(err) != core.Invalid {
		t.Errorf("a template without a field: %v", err)
	}
}

func TestAReportIsMadeInTheBackground(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	r := planOf(t, a, "")
	a.Jobs.Work()
	if _, err := a.Reports.Order(t.Context(), operator, report.Ask{What: report.Whole, Lang: core.Korean, Format: report.PDF}); core.CodeOf(err) != core.Invalid {
		t.Errorf("without a roadmap: %v", err)
	}
	o, err := a.Reports.Order(t.Context(), operator, report.Ask{What: report.OnePage, Roadmap: r.ID, Lang: core.English, Format: report.PDF})
	planned(t, err)
	j, err := a.Jobs.Start(t.Context(), operator, o)
	planned(t, err)
	for until := time.Now().Add(time.Minute); !j.State.Ended() && time.Now().Before(until); time.Sleep(10 * time.Millisecond) {
		j, err = a.Jobs.Watch(t.Context(), operator, j.ID)
		planned(t, err)
	}
	if j.State != job.Done || j.Result.Size == 0 || !strings.HasSuffix(j.Result.Name, "_en.pdf") || j.Progress.Done != j.Progress.Total {
		t.Fatalf("%+v", j)
	}
	_, file, err := a.Jobs.Open(t.Context(), operator, j.ID)
	planned(t, err)
	defer file.Close()
	head := make([]byte, 5)
	if _, err := io.ReadFull(file, head); err != nil || string(head) != "%PDF-" {
		t.Errorf("%q %v", head, err)
	}
	planned(t, a.Jobs.Remove(t.Context(), operator, j.ID))
	if _, err := a.Jobs.Watch(t.Context(), operator, j.ID); core.CodeOf(err) != core.NotFound {
		t.Errorf("a job that was removed: %v", err)
	}
}

// A city without statistics gets those of its province, and that is said: on
// the cover and where the numbers stand.
func TestAProvincesNumbersAreNotPassedOffAsACitys(t *testing.T) {
	t.Parallel()
	a := open(t, t.TempDir())
	importAs(t.Context(), t, a, census, "survey.csv", refdata.Bytes(t, "korea/kosis_estab_survey.csv"))
	r, err := a.Roadmaps.Create(t.Context(), operator, roadmap.Roadmap{Title: "평택 로드맵", Region: "41220", From: 2027, To: 2029, Strategies: []roadmap.Strategy{{ID: "s", Title: "기반"}}})
	planned(t, err)
	for _, lang := range []core.Lang{core.Korean, core.English} {
		d, err := a.Reports.Document(t.Context(), operator, report.Ask{What: report.Whole, Roadmap: r.ID}, lang)
		planned(t, err)
		want := core.T("경기도 평택시의 통계가 없어 경기도의 값을 실었습니다.", "those of Gyeonggi-do stand in their place").In(lang)
		said := 0
		for _, b := range d.Body {
			if p, ok := b.(document.Paragraph); ok && strings.Contains(p.Runs[0].Text, want) {
				said++
			}
		}
		if said != 2 || !strings.Contains(strings.Join(d.Notices, " "), want) {
			t.Errorf("%s: said %d times, and on the cover %q", lang, said, d.Notices)
		}
	}
}
