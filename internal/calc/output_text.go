package calc

import (
	"io"
	"runtime"
)

// blockRows is how many rows are put into text at a time: enough to be worth
// handing over, few enough to stay in the processor's cache.
const blockRows = 1024

// textForm is how a table is written as text.
type textForm struct {
	head, between, tail string
	appendRow           func(line []byte, texts []string, numbers []float64) []byte
}

// textRows writes rows as text: numbers to 17 digits take longer than most of the
// methods that give them, so blocks of rows are put into text on all processors
// while the next rows are computed. They are written in the order of the rows.
type textRows struct {
	w       io.Writer
	form    textForm
	block   *textBlock   // being gathered
	pending []*textBlock // being put into text, oldest first
	free    []*textBlock
	begun   bool
}

// textBlock is some rows, their texts and numbers one after the other.
type textBlock struct {
	texts   []string
	numbers []float64
	rows    int
	text    []byte
	done    chan struct{} // receives when text is ready
}

func newTextRows(w io.Writer, form textForm) *textRows { return &textRows{w: w, form: form} }

func (t *textRows) row(texts []string, numbers []float64) error {
	if t.block == nil {
		t.block = t.emptyBlock()
	}
	b := t.block
	b.texts = append(b.texts, texts...)
	b.numbers = append(b.numbers, numbers...)
	b.rows++
	if b.rows < blockRows {
		return nil
	}
	t.handOver()
	if len(t.pending) <= runtime.GOMAXPROCS(0) {
		return nil
	}
	return t.writeOldest()
}

func (t *textRows) emptyBlock() *textBlock {
	if last := len(t.free) - 1; last >= 0 {
		b := t.free[last]
		t.free = t.free[:last]
		return b
	}
	return &textBlock{done: make(chan struct{}, 1)}
}

// handOver lets the gathered rows be put into text. Nothing waits for a block
// that is never written: its work ends by itself.
func (t *textRows) handOver() {
	b := t.block
	t.block = nil
	t.pending = append(t.pending, b)
	go func() {
		b.format(t.form)
		b.done <- struct{}{}
	}()
}

func (b *textBlock) format(form textForm) {
	texts, numbers := len(b.texts)/b.rows, len(b.numbers)/b.rows
	b.text = b.text[:0]
	for k := range b.rows {
		if k > 0 {
			b.text = append(b.text, form.between...)
		}
		b.text = form.appendRow(b.text, b.texts[k*texts:(k+1)*texts], b.numbers[k*numbers:(k+1)*numbers])
	}
}

func (t *textRows) writeOldest() error {
	b := t.pending[0]
	t.pending = append(t.pending[:0], t.pending[1:]...)
	<-b.done
	before := t.form.between
	if !t.begun {
		before = t.form.head
		t.begun = true
	}
	if _, err := io.WriteString(t.w, before); err != nil {
		return err //nolint:wrapcheck // told by Output.writeTo
	}
	if _, err := t.w.Write(b.text); err != nil {
		return err //nolint:wrapcheck // told by Output.writeTo
	}
	b.texts, b.numbers, b.rows = b.texts[:0], b.numbers[:0], 0
	t.free = append(t.free, b)
	return nil
}

func (t *textRows) finish() error {
	if t.block != nil {
		t.handOver()
	}
	for len(t.pending) > 0 {
		if err := t.writeOldest(); err != nil {
			return err
		}
	}
	end := t.form.tail
	if !t.begun {
		end = t.form.head + end
	}
	_, err := io.WriteString(t.w, end)
	return err //nolint:wrapcheck // told by Output.writeTo
}
