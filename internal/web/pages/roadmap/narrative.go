package roadmap

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/revision"
	"naru/internal/roadmap"
	"naru/internal/web/pages/page"
	"naru/internal/web/pages/revise"
	"naru/internal/web/ui"
)

// narrativeView is what people write for the report, as a form or to be read.
type narrativeView struct {
	frame

	Passages  []passageView
	Written   int
	Revision  int // that the texts are an edit of
	Last      core.Text
	Err       error
	Meanwhile *revise.Meanwhile
}

// passageView is one passage on its way to and fro.
type passageView struct {
	Passage roadmap.Passage
	Text    string
	Parts   []roadmap.Stretch
}

// narrative shows the passages: to be written by whoever may change the plan, to
// be read by everybody else.
func (s *Section) narrative(w http.ResponseWriter, r *http.Request) error {
	v, err := s.narrativeView(r)
	if err != nil {
		return err
	}
	v.put(v.Plan.Roadmap.Narrative, v.Plan.Roadmap.Revision)
	v.done(r, map[string]core.Text{
		"saved":  core.Tf("저장했습니다. %s", "Saved. %s", v.Last),
		"merged": core.Tf("그사이 다른 사람이 저장한 것과 합쳐 저장했습니다. %s", "Saved together with what others saved meanwhile. %s", v.Last),
		"same":   core.T("바뀐 것이 없어 그대로 두었습니다.", "Nothing was changed, so nothing was saved."),
	})
	return page.Render(w, r, narrativeTempl(v))
}

func (s *Section) narrativeView(r *http.Request) (narrativeView, error) {
	f, err := s.frame(r, viewNarrative)
	v := narrativeView{frame: f}
	if err != nil {
		return v, err
	}
	v.Help = core.T("보고서에 들어갈 글 가운데 나루가 자료에서 지을 수 없는 것을 여기에 씁니다. 한 번 쓰면 PDF, HWPX, DOCX 보고서의 해당 장에 실리고, 승인하면 그 판과 함께 보존됩니다.",
		"Write here what the report needs and Naru cannot tell from data. It goes into its chapters in every format, and approval keeps it with the version.")
	if f.Number > 0 {
		return v, nil
	}
	v.Last, err = s.lastWritten(r.Context(), f.Who, f.ID())
	return v, err
}

// lastWritten says who saved a passage last, and when.
func (s *Section) lastWritten(ctx context.Context, who core.Actor, id string) (core.Text, error) {
	entries, err := s.Roadmaps.History(ctx, who, id)
	if err != nil {
		return core.Text{}, err
	}
	for _, e := range entries {
		for _, c := range e.Changes {
			if strings.HasPrefix(c.Path, "narrative.") {
				return core.Tf("마지막 저장: %[1]s, %[2]s", "Last saved: %[1]s, %[2]s", page.TimeText(e.At), personText(e.By)), nil
			}
		}
	}
	return core.Text{}, nil
}

// put fills the page with texts.
func (v *narrativeView) put(n roadmap.Narrative, number int) {
	v.Revision, v.Passages, v.Written = number, nil, 0
	for _, p := range roadmap.Passages() {
		one := passageView{Passage: p, Text: n[p], Parts: roadmap.Stretches(n[p])}
		if len(one.Parts) > 0 {
			v.Written++
		}
		v.Passages = append(v.Passages, one)
	}
}

// narrativePost keeps what was written. Whatever goes wrong, the texts stand in
// the form as they were typed.
func (s *Section) narrativePost(w http.ResponseWriter, r *http.Request) error {
	v, err := s.narrativeView(r)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return unreadable(err)
	}
	ctx, before := r.Context(), v.Plan.Roadmap.Revision
	typed := readNarrative(r.PostForm)
	read, err := strconv.Atoi(r.PostFormValue("revision"))
	if err != nil {
		return unreadable(err)
	}
	mine, err := s.decidedNarrative(ctx, v.Who, v.ID(), read, typed, revise.Theirs(r.PostForm))
	if err != nil {
		return err
	}
	saved, err := s.Roadmaps.SaveNarrative(ctx, v.Who, v.ID(), read, mine)
	if err == nil {
		return page.SeeOther(w, r, home(v.ID())+string(viewNarrative)+"?"+paramDone+"="+outcome(read, before, saved.Revision))
	}
	if code := core.CodeOf(err); code != core.Invalid && code != core.Conflict {
		return err
	}
	v.put(typed, read)
	if late, ok := errors.AsType[*roadmap.StaleError[roadmap.Roadmap]](err); ok {
		v.Meanwhile = meanwhile(late.Since, late.Conflicts, late.TheirChanges, core.MessageOf(err))
		v.put(late.Merged.Narrative, late.Merged.Revision)
	}
	v.Err = renamed(err, func(path string) string { return strings.TrimPrefix(path, "narrative.") })
	return page.Answer(w, r, v.Err, narrativeTempl(v))
}

// outcome names what became of a save.
func outcome(read, before, after int) string {
	switch {
	case after == before:
		return "same"
	case after > read+1:
		return "merged"
	default:
		return "saved"
	}
}

func readNarrative(form url.Values) roadmap.Narrative {
	out := roadmap.Narrative{}
	for _, p := range roadmap.Passages() {
		out[p] = form.Get(string(p))
	}
	return out
}

// decidedNarrative takes over the passages at which the person chose what the
// other wrote.
func (s *Section) decidedNarrative(ctx context.Context, who core.Actor, id string, read int, n roadmap.Narrative, theirs []string) (roadmap.Narrative, error) {
	if len(theirs) == 0 {
		return n, nil
	}
	other, err := s.Roadmaps.FrameAt(ctx, who, id, read)
	if err != nil {
		return n, err
	}
	x, err := revision.Take(roadmap.Roadmap{Narrative: n}, other, theirs)
	if err != nil {
		return n, fmt.Errorf("take the other edit: %w", err)
	}
	return x.Narrative, nil
}

// area is the field of a passage, as high as its text asks for.
func (v *narrativeView) area(p passageView) ui.Area {
	const least, most, wide = 6, 24, 60
	rows := 2
	for line := range strings.SplitSeq(p.Text, "\n") {
		rows += 1 + len([]rune(line))/wide
	}
	f := helped(field(v.Err, string(p.Passage), p.Passage.Title(), p.Text), p.Passage.Prompt())
	return ui.Area{Field: f, Rows: min(max(rows, least), most)}
}

// how says how much is written.
func (v *narrativeView) how() core.Text {
	if v.Written == len(v.Passages) {
		return core.Tf("%d개 항목을 모두 썼습니다.", "All %d passages are written.", v.Written)
	}
	return core.Tf("%[1]d개 항목 가운데 %[2]d개를 썼습니다. 비운 항목은 보고서에 아직 쓰지 않았다고 적힙니다.", "%[2]d of %[1]d passages are written. The report says which ones are not.", len(v.Passages), v.Written)
}
