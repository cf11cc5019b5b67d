package source

// Format is the kind of file.
type Format string

// The formats that can be read. CSV covers every delimited text, whatever its
// delimiter.
const (
	CSV       Format = "csv"
	XLSX      Format = "xlsx"
	JSON      Format = "json"
	JSONLines Format = "jsonl"
	Parquet   Format = "parquet"
)

// Encoding is how a text file writes its characters.
type Encoding string

// The encodings that can be read. CP949 is a superset of EUC-KR.
const (
	UTF8    Encoding = "utf-8"
	CP949   Encoding = "cp949"
	UTF16LE Encoding = "utf-16le"
	UTF16BE Encoding = "utf-16be"
)

// NoHeader as Options.HeaderRows says that the first row is already data.
const NoHeader = -1

// Options say what is known about a file beforehand. The zero value means
// that everything is found out by looking.
type Options struct {
	Format     Format   `json:"format,omitempty"`
	Encoding   Encoding `json:"encoding,omitempty"`
	Delimiter  rune     `json:"delimiter,omitempty"`  // CSV only; one ASCII character
	HeaderRows int      `json:"headerRows,omitempty"` // 0 = find out, NoHeader = none
	SkipRows   int      `json:"skipRows,omitempty"`   // title rows above the header; 0 = find out
	Sheet      string   `json:"sheet,omitempty"`      // XLSX only; "" = the first visible sheet
	Limits     Limits   `json:"-"`
}

// Limits bound what a file may cost. A zero field stands for its default.
type Limits struct {
	MaxBytes    int64 // of the input; default 4 GiB
	MaxField    int   // bytes of one field; default 1 MiB
	MaxColumns  int   // of one row; default 16,384
	MaxUnzipped int64 // bytes of an XLSX after unpacking; default 2 GiB
	MaxEntries  int   // files inside an XLSX; default 10,000
	MaxRatio    int64 // unpacked to packed bytes of one file inside an XLSX; default 200
}

const maxRow = 16 << 20 // bytes of one row, all fields together

func (l Limits) orDefault() Limits {
	set(&l.MaxBytes, 4<<30)
	set(&l.MaxField, 1<<20)
	set(&l.MaxColumns, 16_384)
	set(&l.MaxUnzipped, 2<<30)
	set(&l.MaxEntries, 10_000)
	set(&l.MaxRatio, 200)
	return l
}

func set[T int | int64](p *T, value T) {
	if *p == 0 {
		*p = value
	}
}

// Info is what was found out about a file, to be shown to the user and kept
// with the import.
type Info struct {
	Name       string   `json:"name"`
	Format     Format   `json:"format"`
	Encoding   Encoding `json:"encoding,omitempty"`  // text formats only
	BOM        bool     `json:"bom,omitempty"`       // a byte order mark stood first
	Delimiter  string   `json:"delimiter,omitempty"` // CSV only
	HeaderRows int      `json:"headerRows"`          // 0 where the format names its columns itself, or there is no header
	SkipRows   int      `json:"skipRows,omitempty"`  // title rows above the header
	Sheet      string   `json:"sheet,omitempty"`     // XLSX only
	Sheets     []string `json:"sheets,omitempty"`    // XLSX only: the sheets that could be chosen
	Hidden     []string `json:"hidden,omitempty"`    // XLSX only: sheets that are hidden in the workbook
	Size       int64    `json:"size"`                // bytes of the file
}
