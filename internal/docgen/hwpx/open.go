package hwpx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"sort"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/docgen/pack"
)

// open opens an HWPX file and refuses what is none, in words that say what to do.
func open(r io.ReaderAt, size int64) (*pack.Package, error) {
	p, err := pack.Open(r, size)
	if err != nil {
		return nil, explain(err)
	}
	if p.Has("META-INF/manifest.xml") {
		manifest, err := p.Read("META-INF/manifest.xml")
		if err != nil {
			return nil, explain(err)
		}
		if bytes.Contains(manifest, []byte("encryption-data")) {
			return nil, explain(pack.ErrLocked)
		}
	}
	if len(sectionNames(p)) == 0 {
		return nil, core.Fail(core.Invalid,
			"HWPX 문서가 아닙니다(본문이 없습니다). 한글에서 「다른 이름으로 저장하기」로 HWPX를 골라 저장한 파일을 올려 주십시오.",
			"This is not an HWPX document (it has no text part). Save it from Hangul as HWPX and upload that file.")
	}
	return p, nil
}

// explain says a failure of reading in the words of this format.
func explain(err error) error {
	switch {
	case errors.Is(err, pack.ErrOld):
		return core.Fail(core.Invalid,
			"예전 형식(.hwp) 문서이거나 암호가 걸린 문서입니다. 한글에서 열어 암호를 풀고 「다른 이름으로 저장하기」로 HWPX를 골라 저장한 뒤 다시 올려 주십시오.",
			"This is a document in the old .hwp format, or one with a password. Open it in Hangul, remove the password, save it as HWPX and upload it again.").Because(err)
	case errors.Is(err, pack.ErrLocked):
		return core.Fail(core.Invalid,
			"암호가 걸린 문서입니다. 한글에서 암호를 푼 뒤 다시 올려 주십시오.",
			"The document has a password. Remove the password in Hangul and upload it again.").Because(err)
	case errors.Is(err, pack.ErrBroken):
		return core.Fail(core.Invalid,
			"HWPX 문서가 아니거나 파일이 손상되었습니다. 한글에서 열리는지 확인하고 다시 저장하여 올려 주십시오.",
			"This is not an HWPX document, or the file is damaged. Check that it opens in Hangul, save it again and upload it.").Because(err)
	}
	return err
}

// sectionNames gives the text parts in reading order: as the spine of
// content.hpf has them, or by number where it cannot be read.
func sectionNames(p *pack.Package) []string {
	if names := spine(p); len(names) > 0 {
		return names
	}
	var names []string
	for _, name := range p.Names() {
		if _, ok := sectionNumber(name); ok {
			names = append(names, name)
		}
	}
	sort.SliceStable(names, func(i, j int) bool {
		a, _ := sectionNumber(names[i])
		b, _ := sectionNumber(names[j])
		return a < b
	})
	return names
}

func sectionNumber(name string) (int, bool) {
	digits, ok := strings.CutPrefix(strings.TrimSuffix(name, ".xml"), "Contents/section")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil
}

func spine(p *pack.Package) []string {
	data, err := p.Read("Contents/content.hpf")
	if err != nil {
		return nil
	}
	var hpf struct {
		Items []struct {
			ID   string `xml:"id,attr"`
			Href string `xml:"href,attr"`
		} `xml:"manifest>item"`
		Spine []struct {
			IDRef string `xml:"idref,attr"`
		} `xml:"spine>itemref"`
	}
	if xml.Unmarshal(data, &hpf) != nil {
		return nil
	}
	paths := make(map[string]string, len(hpf.Items))
	for _, i := range hpf.Items {
		paths[i.ID] = i.Href
	}
	var names []string
	for _, s := range hpf.Spine {
		href := paths[s.IDRef]
		if !strings.HasPrefix(href, "Contents/") {
			href = path.Join("Contents", href) // some writers count from the folder of content.hpf
		}
		if _, ok := sectionNumber(href); ok && p.Has(href) {
			names = append(names, href)
		}
	}
	return names
}
