package linkage

import (
	"context"
	"math"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/ingest/iosheet"
	"naru/internal/inout"
)

// fewestSectors is how many sectors published coefficients must have before
// they are taken for all sectors of an economy: what offices print whole has 20
// or more.
const fewestSectors = 15

// readPublished makes a scene of published coefficients.
func (s *Service) readPublished(ctx context.Context, sc *Scene) error {
	p, err := s.Tables.Published(ctx, sc.Version, sc.View.Year)
	if err != nil {
		return err
	}
	named := *p
	named.Level = sc.Place
	sc.published = &named
	sectors := make([]inout.Sector, len(named.Sectors))
	for k, x := range named.Sectors {
		sectors[k] = x.Sector
	}
	titles := titlesOf(sectors)
	var absent []core.Text
	for k, x := range named.Sectors {
		row := sc.publishedRow(x, titles[k])
		if !row.Reason.IsZero() {
			absent = append(absent, core.Tf("%[1]s %[2]s", "%[1]s %[2]s", x.Code, x.Name))
		}
		sc.Sectors = append(sc.Sectors, row)
	}
	total, count := 0.0, 0
	for _, x := range sc.Sectors {
		if sum := x.Production.Sum(); !math.IsNaN(sum) {
			total, count = total+sum, count+1
		}
	}
	mean := total / float64(count)
	if len(sc.Sectors) < fewestSectors {
		mean = nan()
		sc.Notes = append(sc.Notes, core.Tf("부문이 %d개뿐이어서 전체 평균을 알 수 없으므로 영향력계수는 내지 않습니다.", "With %d sectors only, the mean of all is not known: no power of dispersion is given.", len(sc.Sectors)))
	}
	for k := range sc.Sectors {
		sc.Sectors[k].Backward = sc.Sectors[k].Production.Sum() / mean
	}
	sortSectors(sc.Sectors)
	why := core.T("공표 계수에는 산업 사이의 거래가 없어 감응도를 알 수 없습니다.", "Published coefficients hold no transactions between sectors: sensitivity is not known.")
	sc.Notes = append([]core.Text{sc.Level, why}, sc.Notes...)
	if len(absent) > 0 {
		sc.Notes = append(sc.Notes, core.Tf("지역에 생산이 없는 부문 %[1]s은(는) 빼고 계산했습니다. 평균에도 들지 않습니다.",
			"Sectors of which the region makes nothing (%[1]s) were set aside; no mean counts them.", joinFew(absent)))
	}
	sc.noteChoices()
	if n := sc.doubtful(); n > 0 {
		sc.Notes = append(sc.Notes, core.Tf("부가가치유발계수의 합이 1을 넘는 부문이 %d개 있습니다. 쓴 돈보다 많은 부가가치는 있을 수 없으니 파일의 열을 확인해 주십시오. 이 수치로는 결론을 적지 않습니다.",
			"The value added induced exceeds 1 in %d sectors, which cannot be: check the columns of the file. No finding is drawn from such numbers.", n))
	}
	return nil
}

// publishedRow is a sector's row; one that the region does not have is NA.
func (sc *Scene) publishedRow(x inout.PublishedSector, title core.Text) Sector {
	jobs := perJobs / sc.published.EmploymentPer
	row := Sector{
		Code: x.Code, Name: title, Production: x.Production, ValueAdded: x.ValueAdded,
		Employment: inout.Pair{Inside: x.Employment.Inside * jobs, Outside: x.Employment.Outside * jobs},
		Output:     nan(), Imports: x.Imports, Forward: nan(), ForwardGhosh: nan(), Quadrant: QuadrantUnknown,
	}
	if x.Absent() {
		none := inout.Pair{Inside: nan(), Outside: nan()}
		row.Production, row.ValueAdded, row.Employment, row.Imports = none, none, none, nan()
		row.Reason = core.Tf("%s에 이 부문의 생산이 없습니다.", "%s makes nothing of this sector.", sc.Place)
	}
	return row
}

// mostAdded is the value added per unit of demand that can be, but for rounding of
// published decimals: the rest is imports.
const mostAdded = 1 + 1e-3

// Doubtful reports coefficients that cannot be: more value added than is spent.
func (s Sector) Doubtful() bool { return s.ValueAdded.Sum() > mostAdded }

func (sc *Scene) doubtful() int {
	n := 0
	for _, s := range sc.Sectors {
		if s.Doubtful() {
			n++
		}
	}
	return n
}

// noteChoices says what people chose where the file left a choice.
func (sc *Scene) noteChoices() {
	r := sc.Reading
	if r.RemoveImports {
		sc.Notes = append(sc.Notes, dataset.RemovedImports())
	}
	if r.Block != "" && sc.economy != nil {
		sc.Notes = append(sc.Notes, dataset.OwnBlock(r.Block))
	}
	if r.BlankZero {
		sc.Notes = append(sc.Notes, core.T("표의 빈칸은 0으로 읽었습니다(들일 때 고름).", "Blank cells of the table count as zero (chosen at import)."))
	}
	switch {
	case sc.published == nil:
	case sc.published.Undivided:
		sc.Notes = append(sc.Notes, core.T("지역 안과 밖을 나누지 않은 계수입니다. 효과가 어느 지역에서 생기는지는 알 수 없습니다.", "The coefficients are not divided: in which region effects arise is not known."))
	case r.Elsewhere != iosheet.Outside && r.Elsewhere != "":
		sc.Notes = append(sc.Notes, core.Tf("파일의 다른 지역 열은 이렇게 읽었습니다(들일 때 고름): %s.", "The file's columns of the other regions were read as chosen at import: %s.", r.Elsewhere.Title()))
	}
}
