package press

import (
	"bytes"
	"context"
	"image/png"

	"naru/internal/core"
	"naru/internal/docgen/pack"
	"naru/internal/docgen/picture"
	"naru/internal/document"
)

// drawing draws charts as the pictures of print quality that formats without
// vectors of their own hold.
func drawing(ctx context.Context, lang core.Lang) pack.Draw {
	return func(c document.Chart) ([]pack.Picture, error) {
		if ctx.Err() != nil {
			return nil, core.Fail(core.Cancelled, "문서 만들기를 멈추었습니다.", "Making the document was stopped.").Because(context.Cause(ctx))
		}
		list, err := picture.Draw(c, lang)
		if err != nil {
			return nil, err
		}
		out := make([]pack.Picture, len(list))
		for i, d := range list {
			var b bytes.Buffer
			if err := d.PNG(&b); err != nil {
				return nil, err
			}
			size, err := png.DecodeConfig(bytes.NewReader(b.Bytes()))
			if err != nil {
				return nil, core.Fail(core.Internal, "그림을 만들지 못했습니다.", "A picture could not be made.").Because(err)
			}
			out[i] = pack.Picture{PNG: b.Bytes(), Width: size.Width, Height: size.Height}
		}
		return out, nil
	}
}
