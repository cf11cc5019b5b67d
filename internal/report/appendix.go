package report

import (
	"cmp"
	"slices"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/document"
	"naru/internal/inout"
)

// appendix is the chapter that lets anyone follow the numbers back: datasets
// with their checksums, methods with their parameters, and all policies.
func (b *builder) appendix() {
	b.chapter(core.T("부록: 근거와 자료", "Appendix: evidence and data"))
	b.section("자료", "Datasets")
	b.datasets()
	b.section("방법", "Methods")
	b.methods()
	if list := b.Policies.listed(); len(list) > 0 {
		b.section("정책 목록", "Policies")
		b.policyTable(core.T("등록된 모든 정책", "All policies that are kept"), list)
		b.setAside(list)
	}
	b.add(document.Remark(b.tell("이 문서는 %s에 나루에 있는 내용으로 만들었습니다.", "Made of what Naru held on %s.", dateText(b.At))))
}

// datasets lists every version that a number of the report rests on.
func (b *builder) datasets() {
	if len(b.evidence.sources) == 0 {
		b.gap(InData, core.T("이 보고서의 수치 가운데 자료에서 온 것이 없습니다.", "No number of this report comes from a dataset."))
		return
	}
	t := document.Table{
		Caption: b.tell("수치가 온 자료", "Datasets that the numbers come from"),
		Columns: append(words(b.tell("자료", "Dataset"), b.tell("발행처·표", "Publisher, table"), b.tell("받은 날", "Retrieved"), b.tell("가져온 날", "Imported")),
			append(ranked(b.tell("행", "Rows"), b.tell("받아들임", "Accepted"), b.tell("거부", "Rejected")), words("SHA-256")...)...),
		Source: b.tell("나루의 데이터 목록", "Datasets kept in Naru"),
	}
	t.Columns[0].Width, t.Columns[1].Width, t.Columns[7].Width = 2, 1.6, 3
	for _, s := range b.evidence.sources {
		r, ok := b.Records[s.VersionID]
		if !ok {
			t.Rows = append(t.Rows, cells(document.Word(b.sourceTitle(s)), document.Word(b.tell("이 나루에 없는 자료", "not in this Naru"))))
			continue
		}
		v := r.Version
		t.Rows = append(t.Rows, cells(
			document.Word(b.sourceTitle(s)), document.Word(known(strings.Trim(r.Dataset.Publisher+" "+r.Dataset.TableID, " "), b)), document.Word(known(v.Retrieved, b)),
			document.Word(v.ImportedAt.In(core.Seoul).Format("2006-01-02")), counted(v.Summary.Read, v.Summary.Items), counted(v.Summary.Accepted, v.Summary.Items), counted(v.Summary.Rejected, 0),
			document.Word(v.Original.SHA256)))
	}
	t.Notes = append(t.Notes, b.tell("SHA-256은 가져온 원본 파일의 것입니다. 같은 파일이면 같은 값이 나옵니다.", "The SHA-256 is of the original file: the same file gives the same value."))
	b.table(t)
}

// counted is a number of rows, or of the entries of a table that has none.
func counted(rows int64, items int) document.Cell {
	if rows == 0 {
		return document.Number(float64(items), 0)
	}
	return document.Number(float64(rows), 0)
}

// methods lists every method with its published source and parameters.
func (b *builder) methods() {
	if len(b.evidence.list) == 0 {
		b.add(document.Remark(b.tell("계산한 수치가 없습니다.", "No number was computed.")))
		return
	}
	t := document.Table{
		Caption: b.tell("수치를 낸 방법", "Methods that gave the numbers"), Columns: words(b.tell("방법", "Method"), b.tell("시점", "Period"), b.tell("출처", "Published source"), b.tell("매개변수", "Parameters")),
		Source: b.tell("나루의 방법 목록", "Methods of Naru"),
	}
	t.Columns[0].Width, t.Columns[1].Width, t.Columns[2].Width, t.Columns[3].Width = 1.5, 0.9, 2.6, 2.6
	list := slices.Clone(b.evidence.list)
	slices.SortStableFunc(list, func(x, y core.Evidence) int { return cmp.Compare(x.Method, y.Method) })
	for _, e := range list {
		title := methodTitle(e.Method)
		t.Rows = append(t.Rows, cells(document.Word(b.tell("%[1]s(제%[2]d판)", "%[1]s (version %[2]d)", title, e.MethodVer)), document.Word(e.Period), document.Word(b.say(e.Reference)), document.Word(parameters(e))))
	}
	b.table(t)
}

// methodTitle names a method of statistics or of input–output.
func methodTitle(id string) core.Text {
	if m, ok := inout.MethodByID(id); ok {
		return m.Title
	}
	return diagnosis.MethodTitle(id)
}
