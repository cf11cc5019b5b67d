package dataset

import (
	"regexp"
	"time"

	"naru/internal/core"
)

// Kind is what a dataset holds.
type Kind string

// The kinds of dataset. All but Facts are reference tables.
const (
	Facts          Kind = "facts"          // observations, kept in the lake
	Classification Kind = "classification" // a revision of KSIC
	Concordance    Kind = "concordance"    // links between two revisions
	RegionTable    Kind = "regions"        // administrative codes
	RegionMapping  Kind = "region-mapping" // SGIS ↔ MOIS
	Boundary       Kind = "boundary"       // shapes of regions
	IOTable        Kind = "io-table"       // an input–output table
	Inducement     Kind = "inducement"     // published inducement coefficients
)

// Title names the kind for people.
func (k Kind) Title() core.Text {
	switch k {
	case Classification:
		return core.T("산업분류표", "classification")
	case Concordance:
		return core.T("분류 연계표", "concordance")
	case RegionTable:
		return core.T("행정구역 코드", "region codes")
	case RegionMapping:
		return core.T("지역코드 연계표", "region code mapping")
	case Boundary:
		return core.T("경계", "boundaries")
	case IOTable:
		return core.T("산업연관표", "input–output table")
	case Inducement:
		return core.T("유발계수표", "inducement coefficients")
	default:
		return core.T("통계", "statistics")
	}
}

// Tabular reports whether the kind is read with a TableReading.
func (k Kind) Tabular() bool { return k == IOTable || k == Inducement }

// Dataset is a named series of versions, such as one table of one office.
type Dataset struct {
	ID        string
	Agency    string
	Key       string // in addresses and on the command line: a–z, 0–9, hyphens
	Kind      Kind
	Title     core.Text
	Publisher string // the office that published it
	TableID   string // the publisher's own id of the table
	Licence   string
	Demo      bool // synthetic: labelled so on every page and export
	CreatedAt time.Time
}

var keyForm = regexp.MustCompile(`^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$`)

// ValidKey reports whether a key may be used in an address.
func ValidKey(key string) bool { return keyForm.MatchString(key) }

// Validate checks what a user may set.
func (d *Dataset) Validate() error {
	switch {
	case !ValidKey(d.Key):
		return core.Fail(core.Invalid,
			"자료 이름표 ‘%s’을(를) 쓸 수 없습니다. 영문 소문자, 숫자, 붙임표(-)로 1~64자를 적어 주십시오.",
			"The dataset key ‘%s’ cannot be used. Write 1–64 lower-case letters, digits and hyphens.", d.Key).
			With("key", core.T("영문 소문자, 숫자, 붙임표만 쓸 수 있습니다.", "Only lower-case letters, digits and hyphens."))
	case d.Title.IsZero():
		return core.Fail(core.Invalid, "자료의 제목을 적어 주십시오.", "Give the dataset a title.").
			With("title", core.T("제목이 비었습니다.", "The title is empty."))
	}
	return nil
}

// State is whether a version may be used.
type State string

// The states of a version.
const (
	Published State = "published"
	Withdrawn State = "withdrawn"
)

// Version is one import of a dataset. Everything but State and the fields
// about withdrawal is fixed for ever.
type Version struct {
	ID        string
	Agency    string
	DatasetID string
	Number    int // 1, 2, 3 … within the dataset
	State     State

	Original  Original
	Retrieved string // civil date on which the file was taken from its publisher; empty when not told
	Profile   []byte // the mapping used, as JSON, for provenance and repetition
	Summary   Summary
	Quality   Quality
	Files     []LakeFile
	Rejects   string // SHA-256 of the reject list in the blob store; empty when none

	ImportedBy string
	ImportedAt time.Time
	Withdrawal Withdrawal
}

// Original is the imported file, kept as it came.
type Original struct {
	SHA256     string `json:"sha256"`
	Name       string `json:"name"`
	Size       int64  `json:"size"`
	Format     string `json:"format"`
	Encoding   string `json:"encoding"`
	Delimiter  string `json:"delimiter,omitempty"`
	HeaderRows int    `json:"headerRows,omitempty"`
	Sheet      string `json:"sheet,omitempty"`
}

// Withdrawal says who took a version out of use, when and why.
type Withdrawal struct {
	By     string    `json:"by,omitempty"`
	At     time.Time `json:"at,omitzero"`
	Reason string    `json:"reason,omitempty"`
}

// LakeFile is one Parquet file of a version.
type LakeFile struct {
	Path   string `json:"path"` // below the lake's root
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
	Rows   int64  `json:"rows"`
}

// Summary is what a version holds, so that lists need not open the lake.
type Summary struct {
	Read     int64 `json:"read"`     // data rows of the file
	Filtered int64 `json:"filtered"` // left out by the profile's filters
	Accepted int64 `json:"accepted"` // observations in the lake
	Rejected int64 `json:"rejected"`

	RegionSystem   core.System         `json:"regionSystem,omitempty"`
	IndustrySystem core.System         `json:"industrySystem,omitempty"`
	Measures       []core.Measure      `json:"measures,omitempty"`
	Dims           []string            `json:"dims,omitempty"`
	Periods        []core.Period       `json:"periods,omitempty"`
	Regions        int                 `json:"regions"`    // distinct, the nation left out
	Industries     int                 `json:"industries"` // distinct, totals left out
	RegionLevels   map[string]int      `json:"regionLevels,omitempty"`
	IndustryLevels map[string]int      `json:"industryLevels,omitempty"`
	Flags          map[core.Flag]int64 `json:"flags,omitempty"`
	Items          int                 `json:"items,omitempty"` // entries of a reference table
	Warnings       []core.Text         `json:"warnings,omitempty"`
}
