package core

// Source names one dataset version that a number was computed from.
type Source struct {
	Dataset   string `json:"dataset"`   // dataset key, as in addresses
	Version   int    `json:"version"`   // version number within the dataset
	VersionID string `json:"versionId"` // identifier of the version
	Title     Text   `json:"title"`
	Demo      bool   `json:"demo,omitempty"`  // synthetic demo data
	Stale     bool   `json:"stale,omitempty"` // withdrawn since
}

// Method describes a method of computing, so that a number can name what it came
// from.
type Method struct {
	ID        string
	Version   int // raised when a result may change
	Title     Text
	Reference Text // the formula's published source
}

// Evidence travels with a computed number so that anyone can follow it back:
// which method, with which parameters, from which dataset versions.
type Evidence struct {
	Method     string            `json:"method"`     // method id, such as "lq"
	MethodVer  int               `json:"methodVer"`  // raised when the method's result may change
	Reference  Text              `json:"reference"`  // the formula's published source
	Parameters map[string]string `json:"parameters"` // by name
	Sources    []Source          `json:"sources"`
	Period     string            `json:"period"`
	Unit       Text              `json:"unit"`
	Notes      []Text            `json:"notes,omitempty"` // flags: suppressed input, coarse data, estimates
}

// Demo reports whether any source is synthetic.
func (e Evidence) Demo() bool {
	for _, s := range e.Sources {
		if s.Demo {
			return true
		}
	}
	return false
}
