package linkage

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"

	"naru/internal/core"
	"naru/internal/linkage"
	"naru/internal/web/pages/page"
	"naru/internal/web/ui"
)

// tradeView says which sectors of the table hold the industry of KSIC that a reader
// came with.
type tradeView struct {
	Text  core.Text
	Links []ui.Link // one for each sector, when there are several
	Mend  ui.Link   // to the bridge
}

// usualAmount is what a question begins with: 100억원.
const usualAmount = "100"

// fillTrade fills in the sector of the industry that a reader came with, where it
// is one; several are offered.
func (s *Section) fillTrade(r *http.Request, v *whatIfView) error {
	sc := v.Scene
	t, err := s.Linkage.Trade(r.Context(), page.Actor(r.Context()), sc)
	if t == nil || err != nil {
		return err
	}
	v.Trade = &tradeView{Mend: ui.Link{Text: core.T("부문과 산업분류 보기", "See sectors and KSIC"), Href: linkageAddress(sc, bridgeHref)}}
	amount := cmp.Or(r.URL.Query().Get(linkage.ParamAmount), usualAmount)
	switch {
	case len(t.Sectors) == 0:
		v.Trade.Text = t.Why
	case len(t.Sectors) == 1:
		only := t.Sectors[0]
		v.Trade.Text = core.Tf("‘%[1]s’은(는) 이 표의 ‘%[2]s’ 부문에 듭니다.", "‘%[1]s’ belongs to the sector ‘%[2]s’ of this table.", t.Name, only.Name)
		if len(sc.View.Lines) == 0 && sc.View.Gone == "" {
			fillLine(sc, only.Code, amount, &v.Err)
		}
	default:
		v.Trade.Text = core.Tf("‘%[1]s’은(는) 이 표의 부문 %[2]d개에 걸쳐 있습니다. 하나를 고르십시오.", "‘%[1]s’ spans %[2]d sectors of this table. Choose one.", t.Name, len(t.Sectors))
		for _, x := range t.Sectors {
			v.Trade.Links = append(v.Trade.Links, ui.Link{Text: x.Name, Href: linkageAddress(sc, whatIfHref, linkage.ParamTrade, sc.View.Trade, linkage.ParamSector, x.Code, linkage.ParamAmount, amount)})
		}
	}
	return nil
}

// fillLine asks about a sector as if the address had done so.
func fillLine(sc *linkage.Scene, code, amount string, fault *error) {
	q := url.Values{}
	maps.Copy(q, sc.View.Written)
	q.Set(linkage.ParamSector, code)
	q.Set(linkage.ParamAmount, amount)
	asked, err := linkage.ParseView(q)
	if *fault = err; err == nil {
		sc.View.Lines, sc.View.Unit, sc.View.Written = asked.Lines, asked.Unit, q
	}
}
