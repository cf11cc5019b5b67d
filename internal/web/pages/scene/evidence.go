package scene

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/export"
	"naru/internal/web/ui"
)

// Drawer is the evidence of one method on a page.
type Drawer struct {
	ID       string
	Evidence core.Evidence
}

// EvidenceID is the anchor of the drawer that holds some evidence.
func EvidenceID(e core.Evidence) string { return "evidence-" + e.Method }

// Drawers lists the evidence of a page, each method once, in the order given.
func Drawers(lists ...[]core.Evidence) []Drawer {
	var out []Drawer
	seen := map[string]bool{}
	for _, list := range lists {
		for _, e := range list {
			if id := EvidenceID(e); e.Method != "" && !seen[id] {
				seen[id] = true
				out = append(out, Drawer{id, e})
			}
		}
	}
	return out
}

// Findings shows sentences with links to what they rest on.
func Findings(list []diagnosis.Finding) []ui.Finding {
	out := make([]ui.Finding, len(list))
	for i, f := range list {
		out[i] = ui.Finding{Text: f.Text, Why: "#" + EvidenceID(f.Evidence)}
	}
	return out
}

// EvidenceOf gathers what sentences and key figures rest on.
func EvidenceOf(list []diagnosis.Finding, figures []diagnosis.KeyFigure) []core.Evidence {
	var out []core.Evidence
	for _, f := range list {
		out = append(out, f.Evidence)
	}
	for _, f := range figures {
		out = append(out, f.Evidence)
	}
	return out
}

// Source is the source line of a scene's pictures.
func Source(sc *diagnosis.Scene) core.Text {
	t := core.Tf("%[1]s %[2]d판", "%[1]s, version %[2]d", sc.Dataset.Title, sc.Version.Number)
	if sc.Dataset.Publisher != "" {
		t = core.T(sc.Dataset.Publisher+", "+t.Ko, sc.Dataset.Publisher+", "+t.En)
	}
	return t
}

// ExportFormats are the endings of the files that a table comes as.
func ExportFormats() []string { return []string{".csv", ".xlsx"} }

// Files are the links to a table as files, for the view at hand. Pairs change
// the address as in ui.Here.
func Files(ctx context.Context, path string, pairs ...string) []ui.Download {
	q := ui.From(ctx).URL.Query()
	q.Del("page")
	q.Del("lang")
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	query := ""
	if len(q) > 0 {
		query = "?" + q.Encode()
	}
	var out []ui.Download
	for _, format := range ExportFormats() {
		out = append(out, ui.Download{Format: strings.ToUpper(format[1:]), Href: path + format + query})
	}
	return out
}

// SendSheet answers with a table as the file that the address asks for.
func SendSheet(w http.ResponseWriter, r *http.Request, sc *diagnosis.Scene, name string, sheet func() diagnosis.Sheet) error {
	if sc.Empty != nil {
		return nothingToDownload(sc)
	}
	return export.Answer(w, r, ui.Lang(r.Context()), fileName(sc, name), sheet())
}

// fileName says what is in a file: the table, the region and the period, and
// that it is a demonstration.
func fileName(sc *diagnosis.Scene, name string) string {
	parts := []string{"naru"}
	if sc.Dataset.Demo {
		parts = append(parts, "demo")
	}
	parts = append(parts, name, sc.Region.Code, sc.Measure.ID, sc.View.To.String())
	for i, p := range parts {
		parts[i] = url.PathEscape(strings.NewReplacer("/", "-", `\`, "-", " ", "-").Replace(p))
	}
	return strings.Join(parts, "-")
}
