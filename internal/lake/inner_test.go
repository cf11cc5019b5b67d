package lake

import (
	"bufio"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"naru/internal/core"
	"naru/internal/dataset"
	"naru/internal/fact"
)

// The numbers 0…7 in three bits are the worked example of the Parquet format's
// description of its bit-packed encoding.
func TestDecodeRuns(t *testing.T) {
	tests := []struct {
		name  string
		page  []byte
		limit int
		want  []uint32
		fails bool
	}{
		{"bit-packed", []byte{3, 0x03, 0x88, 0xc6, 0xfa}, 8, []uint32{0, 1, 2, 3, 4, 5, 6, 7}, false},
		{"run", []byte{3, 10, 4}, 8, []uint32{4, 4, 4, 4, 4}, false},
		{"run of wide numbers", []byte{9, 4, 0x2c, 0x01}, 512, []uint32{300, 300}, false},
		{"two kinds", []byte{1, 4, 1, 3, 0b0101}, 2, []uint32{1, 1, 1, 0, 1, 0}, false},
		{"one label", []byte{0, 6}, 1, []uint32{0, 0, 0}, false},
		{"index beyond the labels", []byte{3, 10, 4}, 4, make([]uint32, 5), true},
		{"packed index beyond the labels", []byte{3, 0x03, 0x88, 0xc6, 0xfa}, 7, make([]uint32, 8), true},
		{"cut off", []byte{3, 0x03, 0x88}, 8, make([]uint32, 8), true},
		{"no page", nil, 8, make([]uint32, 1), true},
		{"too few", []byte{3, 2, 4}, 8, make([]uint32, 5), true},
		{"absurd length", []byte{3, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}, 8, make([]uint32, 5), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := make([]uint32, len(tt.want))
			err := decodeRuns(got, tt.page, tt.limit)
			if (err != nil) != tt.fails {
				t.Fatalf("error %v", err)
			}
			if diff := cmp.Diff(tt.want, got); !tt.fails && diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func FuzzDecodeRuns(f *testing.F) {
	f.Add([]byte{3, 0x03, 0x88, 0xc6, 0xfa}, 8)
	f.Add([]byte{9, 4, 0x2c, 0x01}, 512)
	f.Add([]byte{31, 0xff, 0xff, 3, 0, 0}, 1)
	f.Fuzz(func(t *testing.T, page []byte, limit int) {
		got := make([]uint32, 64)
		if decodeRuns(got, page, limit) != nil {
			return
		}
		for _, v := range got {
			if int64(v) >= int64(limit) {
				t.Fatalf("index %d of %d labels", v, limit)
			}
		}
	})
}

func TestSortRowsIsASort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 200).Draw(t, "rows")
		var keys []*key
		for range rapid.IntRange(1, 5).Draw(t, "keys") {
			labels := rapid.SliceOfN(rapid.StringMatching(`[a-c]{0,2}`), 1, 9).Draw(t, "labels")
			codes := rapid.SliceOfN(rapid.Uint32Range(0, uint32(len(labels)-1)), n, n).Draw(t, "codes")
			keys = append(keys, newKey(0, labels, codes, nil))
		}
		got := sortRows(n, keys, rapid.IntRange(1, 4).Draw(t, "workers"))
		want := make([]uint32, n)
		for i := range want {
			want[i] = uint32(i)
		}
		slices.SortStableFunc(want, func(a, b uint32) int {
			for _, k := range keys {
				if c := strings.Compare(k.texts[k.at(a)], k.texts[k.at(b)]); c != 0 {
					return c
				}
			}
			return 0
		})
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// A row group ends where a measure or a period ends, so that a reader of one
// measure can pass over the others.
func TestGroups(t *testing.T) {
	const perPeriod = 70_000
	b := &fact.Batch{Measures: []core.Measure{{ID: "a"}, {ID: "b"}}}
	for y := range 4 {
		b.Periods = append(b.Periods, core.Year(2020+y))
	}
	for m, rows := range []int{perPeriod, perPeriod / 100} {
		for y := range b.Periods {
			for range rows {
				b.Measure, b.Period = append(b.Measure, uint16(m)), append(b.Period, uint16(y))
			}
		}
	}
	b.Value = make([]float64, len(b.Measure))
	b.Regions, b.Region = []string{"11"}, make([]uint32, b.Len())
	b.Industries, b.Industry = []string{"C"}, make([]uint32, b.Len())
	keys := keysOf(b)
	got := groups(sortRows(b.Len(), keys, 2), keys[0], keys[1])
	want := []int{2 * perPeriod, 4 * perPeriod, 4*perPeriod + 4*perPeriod/100}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ends (-want +got):\n%s", diff)
	}
}

func TestMeasuresAreSkippedByStatistics(t *testing.T) {
	b := &fact.Batch{Regions: []string{"", "11"}, Industries: []string{"C"}, Measures: []core.Measure{{ID: "a"}, {ID: "b"}}}
	for i := range measureRows {
		b.Periods = append(b.Periods, core.Period{Year: 1900 + i/12%300, Freq: core.Monthly, Part: i%12 + 1})
	}
	for m := range b.Measures {
		for r := range b.Regions {
			for p := range 3600 {
				b.Measure, b.Region, b.Period = append(b.Measure, uint16(m)), append(b.Region, uint32(r)), append(b.Period, uint16(p))
			}
		}
	}
	n := len(b.Measure)
	b.Industry, b.Value, b.Flag = make([]uint32, n), make([]float64, n), make([]fact.Flag, n)
	l, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	files, err := l.Write(t.Context(), "v1", b, nil)
	if err != nil {
		t.Fatal(err)
	}
	o, err := l.open(&dataset.Version{ID: "v1", Files: files})
	if err != nil {
		t.Fatal(err)
	}
	defer o.close()
	for m, want := range map[string][]int{"a": {0}, "b": {1}, "c": nil} {
		got, err := o.groupsWith(m)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("measure %s: row groups %v, %v", m, got, err)
		}
	}
	meta, err := o.parts.MetaData().RowGroup(0).ColumnChunk(atRegion)
	if err != nil {
		t.Fatal(err)
	}
	stats, err := meta.Statistics()
	if err != nil || !stats.HasMinMax() || len(stats.EncodeMin()) != 0 || string(stats.EncodeMax()) != "11" {
		t.Errorf("the empty label is not within the bounds: %q … %q, %v", stats.EncodeMin(), stats.EncodeMax(), err)
	}
}

// A disk that fills up at any byte is reported, never passed over.
func TestEveryFailedWriteIsReported(t *testing.T) {
	b := &fact.Batch{
		Regions: []string{"11", "26"}, Industries: []string{"C"}, Periods: []core.Period{core.Year(2024)},
		Measures: []core.Measure{core.Employees},
		Region:   []uint32{0, 1}, Industry: []uint32{0, 0}, Period: []uint16{0, 0}, Measure: []uint16{0, 0},
		Value: []float64{1, 2}, Flag: []fact.Flag{0, 0},
	}
	l := &Lake{workers: 1}
	var whole bytes.Buffer
	if err := l.encode(t.Context(), &whole, b, func(int64) {}); err != nil {
		t.Fatal(err)
	}
	for room := range whole.Len() {
		w := bufio.NewWriterSize(&full{room: room}, 16)
		err := errors.Join(l.encode(t.Context(), w, b, func(int64) {}), w.Flush())
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("after %d bytes: %v", room, err)
		}
		if core.CodeOf(storage(err, "x")) != core.Unavailable {
			t.Fatalf("after %d bytes: %v", room, storage(err, "x"))
		}
	}
}

// full is a disk with room for some bytes.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	n := min(f.room, len(p))
	f.room -= n
	if n < len(p) {
		return n, syscall.ENOSPC
	}
	return n, nil
}

func TestFaultsOfTheDiskInWords(t *testing.T) {
	for _, tt := range []struct {
		err  error
		code core.Code
		says string
	}{
		{&fs.PathError{Op: "write", Path: "/secret", Err: syscall.ENOSPC}, core.Unavailable, "디스크가 가득"},
		{&fs.PathError{Op: "open", Path: "/secret", Err: syscall.EACCES}, core.Unavailable, "권한"},
		{&fs.PathError{Op: "open", Path: "/secret", Err: syscall.EROFS}, core.Unavailable, "권한"},
		{&fs.PathError{Op: "read", Path: "/secret", Err: syscall.EIO}, core.Internal, "디스크 상태"},
		{os.ErrDeadlineExceeded, core.Internal, "v1"},
	} {
		got := storage(tt.err, "v1")
		message := core.MessageOf(got).Ko
		if core.CodeOf(got) != tt.code || !strings.Contains(message, tt.says) || strings.Contains(message, "secret") {
			t.Errorf("%v: %s %q", tt.err, core.CodeOf(got), message)
		}
	}
}
