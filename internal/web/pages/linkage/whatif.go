package linkage

import (
	"net/http"
	"strconv"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/linkage"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/scene"
	"naru/internal/web/ui"
)

// whatIfView is the page that follows a spending and a plant that goes.
type whatIfView struct {
	linkageFrame

	Err     error // of what was written
	Hidden  []page.Hidden
	Lines   []whatIfLine
	Unit    ui.Select
	Gone    ui.Select
	Share   ui.Input
	Plant   ui.Input
	Regular bool // a plant can be followed: the table has transactions
	InWon   bool // a plant's output can be held against the table's
	Trade   *tradeView

	Effect *outcomeView
	Loss   *outcomeView
	Next   []ui.Link
}

// whatIfLine is one line of the form.
type whatIfLine struct{ Sector, Amount page.Repeated }

// outcomeView is what came of a question.
type outcomeView struct {
	Findings []ui.Finding
	Figures  []ui.KeyFigure
	Chart    *ui.Chart
	Beside   []ui.Chart // smaller ones
	Cite     string     // sentence and source for a report
	Table    ui.Table
	Drawers  []scene.Drawer
	Files    []ui.Download
	Remarks  []core.Text
}

// The lines of the form: at least so many, and so many more than are filled.
const (
	fewestLines = 3
	spareLines  = 2
)

func (s *Section) whatIfPage(w http.ResponseWriter, r *http.Request) error {
	sc, fault, err := s.linkageScene(r)
	if err != nil {
		return err
	}
	v := whatIfView{linkageFrame: s.linkageFrame(sc, whatIfHref), Err: fault}
	v.Help = core.T(
		"돈을 어느 산업에 쓰면(그 산업의 제품을 사면) 거래를 따라 생산·부가가치·취업유발이 얼마나 생기는지, 공장이 떠나면 얼마나 줄어드는지 봅니다. 값은 주소에 담기므로 그대로 보낼 수 있습니다.",
		"Follow what spending on an industry (buying its products) sets in motion along the chain, and what a plant that leaves takes with it. The values are in the address, which can be sent to a colleague.")
	if v.Fault != nil {
		return page.Answer(w, r, v.Fault, whatIfTempl(v))
	}
	if v.Empty == nil {
		if err := s.fillTrade(r, &v); err != nil {
			return err
		}
		if v.Err == nil {
			v.Err = s.follow(r, &v)
		}
		v.fillForm()
		v.Next = []ui.Link{{Text: core.T("어느 산업이 끌고 받치는지 보기", "See which industries pull and supply"), Href: linkageAddress(sc, linkageHref)}}
	}
	if v.Err != nil && core.CodeOf(v.Err) != core.Invalid {
		return v.Err
	}
	return page.Answer(w, r, v.Err, whatIfTempl(v))
}

// follow computes what the address asks for.
func (s *Section) follow(r *http.Request, v *whatIfView) error {
	ctx, sc := r.Context(), v.Scene
	effect, err := sc.Effect(ctx)
	if err != nil {
		return err
	}
	if effect != nil {
		v.Effect = effectView(ctx, sc, effect)
	}
	loss, err := sc.Loss(ctx)
	if err != nil {
		return err
	}
	if loss != nil {
		v.Loss = lossView(ctx, sc, loss)
	}
	return nil
}

// fillForm shows what was written, with room for more.
func (v *whatIfView) fillForm() {
	sc, q := v.Scene, v.Scene.View.Written
	v.Regular, v.InWon = sc.Matrix(), sc.CountsInWon()
	v.Hidden = []page.Hidden{{Name: linkage.ParamTable, Value: sc.View.Dataset}, {Name: linkage.ParamYear, Value: sc.View.Year}}
	if region := q.Get(linkage.ParamRegion); region != "" {
		v.Hidden = append(v.Hidden, page.Hidden{Name: linkage.ParamRegion, Value: region})
	}
	if sc.View.Version > 0 {
		v.Hidden = append(v.Hidden, page.Hidden{Name: linkage.ParamNumber, Value: strconv.Itoa(sc.View.Version)})
	}
	sectors := sectorOptions(sc)
	written, amounts := q[linkage.ParamSector], q[linkage.ParamAmount]
	filled := 0
	for k := range max(len(written), len(amounts)) {
		if nth(written, k) != "" || nth(amounts, k) != "" {
			v.addLine(sectors, k, nth(written, k), nth(amounts, k))
			filled++
		}
	}
	for filled > 0 && len(v.Lines) < filled+spareLines || len(v.Lines) < fewestLines {
		v.addLine(sectors, -1, "", "")
	}
	unit := ui.Select{Field: ui.Field{Name: linkage.ParamIn, Label: core.T("금액 단위", "Unit of the amounts"), Value: string(sc.View.Unit)}}
	for _, u := range linkage.AmountUnits() {
		unit.Options = append(unit.Options, ui.Option{Value: string(u), Label: u.Title()})
	}
	v.Unit = unit
	v.Gone = ui.Select{Options: sectors, Field: ui.Field{Name: linkage.ParamGone, Label: core.T("떠나는 공장의 산업", "Industry of the plant"), Value: sc.View.Gone, Error: ui.FieldError(v.Err, linkage.ParamGone)}}
	v.Share = ui.Input{InputMode: "decimal", Narrow: true, Field: ui.Field{
		Name: linkage.ParamShare, Label: core.T("산업에서 차지하는 몫(%)", "Its share of the industry (%)"), Value: q.Get(linkage.ParamShare),
		Help: core.T("비우면 산업 전체(100%)입니다.", "Empty means all of it (100%)."), Error: ui.FieldError(v.Err, linkage.ParamShare),
	}}
	v.Plant = ui.Input{InputMode: "decimal", Narrow: true, Field: ui.Field{
		Name: linkage.ParamPlant, Label: core.Tf("또는 연간 생산액(%s)", "or its yearly output (%s)", sc.View.Unit.Title()), Value: q.Get(linkage.ParamPlant),
		Error: ui.FieldError(v.Err, linkage.ParamPlant),
	}}
}

// addLine adds a line; at is where it stood in the address, for its faults.
func (v *whatIfView) addLine(sectors []ui.Option, at int, sector, amount string) {
	n := len(v.Lines)
	line := whatIfLine{
		Sector: page.Repeated{Name: linkage.ParamSector, Row: n, Label: core.Tf("산업 %d", "Industry %d", n+1), Value: sector, Options: sectors},
		Amount: page.Repeated{Name: linkage.ParamAmount, Row: n, Label: core.Tf("금액 %d", "Amount %d", n+1), Value: amount},
	}
	if at >= 0 {
		line.Sector.Error = ui.FieldError(v.Err, linkage.ParamSector+"."+strconv.Itoa(at))
		line.Amount.Error = ui.FieldError(v.Err, linkage.ParamAmount+"."+strconv.Itoa(at))
		if _, known := v.Scene.Sector(sector); sector != "" && !known {
			line.Sector.Error = ui.FieldError(v.Err, linkage.ParamSector)
		}
	}
	v.Lines = append(v.Lines, line)
}

func nth(list []string, k int) string {
	if k < len(list) {
		return list[k]
	}
	return ""
}

func sectorOptions(sc *linkage.Scene) []ui.Option {
	out := []ui.Option{{Value: "", Label: core.T("(고르십시오)", "(choose)")}}
	for _, s := range sc.Sectors {
		out = append(out, ui.Option{Value: s.Code, Label: core.Tf("%[1]s %[2]s", "%[1]s %[2]s", s.Code, s.Name)})
	}
	return out
}

func (s *Section) effectFile(w http.ResponseWriter, r *http.Request) error {
	sc, fault, err := s.linkageScene(r)
	if err != nil || fault != nil {
		return firstError(err, fault)
	}
	e, err := sc.Effect(r.Context())
	if err != nil {
		return err
	}
	if e == nil {
		return nothingAsked()
	}
	return sendLinkage(w, r, sc, "effect", func() diagnosis.Sheet { return sc.EffectSheet(e) })
}

func (s *Section) lossFile(w http.ResponseWriter, r *http.Request) error {
	sc, fault, err := s.linkageScene(r)
	if err != nil || fault != nil {
		return firstError(err, fault)
	}
	l, err := sc.Loss(r.Context())
	if err != nil {
		return err
	}
	if l == nil {
		return nothingAsked()
	}
	return sendLinkage(w, r, sc, "loss", func() diagnosis.Sheet { return sc.LossSheet(l) })
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func nothingAsked() error {
	return core.Fail(core.NotFound, "내려받을 결과가 없습니다. ‘만약에’에서 산업과 금액을 먼저 적어 주십시오.", "There is nothing to download. Choose an industry and an amount under “What if” first.")
}
