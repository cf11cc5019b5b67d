package scene

import (
	"context"
	"net/url"

	"naru/internal/core"
	"naru/internal/diagnosis"
	"naru/internal/web/ui"
)

// emptyState teaches what is missing and offers the way on.
func emptyState(ctx context.Context, e diagnosis.Empty, o diagnosis.Options) *ui.Empty {
	out := &ui.Empty{Title: e.Title, Text: e.Advice}
	if e.Reason == diagnosis.NoDatasets {
		out.Text = core.T(
			e.Advice.Ko+" 먼저 둘러보시려면 명령줄에서 naru demo를 실행하십시오. 합성 자료로 된 시연 지역이 만들어집니다.",
			e.Advice.En+" To look around first, run naru demo: it makes a demonstration region of synthetic data.")
		out.Actions = []ui.Button{{Text: core.T("자료 가져오기", "Import data"), Href: "/datasets/import", Kind: ui.Primary}}
		return out
	}
	asked := ui.From(ctx).URL.Query()
	if e.Reason == diagnosis.NoRegion && asked.Get(ui.ParamRegion) != "" {
		out.Actions = append(out.Actions, ui.Button{
			Text: core.T("이 자료의 다른 지역 보기", "See another region of these data"), Kind: ui.Primary,
			Href: ui.Here(ctx, ui.ParamRegion, "", ui.ParamReference, "", ui.ParamPeers, ""),
		})
	}
	for _, d := range o.Datasets {
		if d.Usable && d.Key != asked.Get(ui.ParamDataset) {
			out.Actions = append(out.Actions, ui.Button{
				Text: core.T("‘"+d.Title.Ko+"’ 자료로 보기", "Look at ‘"+d.Title.In(core.English)+"’"), Href: ui.From(ctx).URL.Path + "?" + url.Values{ui.ParamDataset: {d.Key}}.Encode(),
			})
		}
	}
	return out
}

// nothingToDownload says why a table that was asked for as a file is empty.
func nothingToDownload(sc *diagnosis.Scene) error {
	return core.Fail(core.NotFound, "%s %s", "%s %s", sc.Empty.Title, sc.Empty.Advice)
}
