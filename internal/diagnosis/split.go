package diagnosis

import (
	"naru/internal/core"
	"naru/internal/structure"
)

// Split is a method of shift-share.
type Split string

// The methods.
const (
	Dunn              Split = "dunn"
	EstebanMarquillas Split = "esteban-marquillas"
	Dynamic           Split = "dynamic"
)

// Splits lists the methods, the default first.
func Splits() []Split { return []Split{Dunn, EstebanMarquillas, Dynamic} }

// Title names the method.
func (s Split) Title() core.Text {
	m, _ := structure.MethodByID(s.method())
	return m.Title
}

func (s Split) method() string {
	switch s {
	case EstebanMarquillas:
		return structure.MethodEstebanMarquillas
	case Dynamic:
		return structure.MethodDynamic
	default:
		return structure.MethodDunn
	}
}

// of splits the change over the moments, first to last. Only the dynamic method
// looks at those in between.
func (s Split) of(moments []structure.Moment, others bool) (structure.ShiftShare, error) {
	ref := structure.ReferenceTotal
	if others {
		ref = structure.ReferenceOthers
	}
	last := len(moments) - 1
	switch s {
	case EstebanMarquillas:
		return structure.EstebanMarquillas(moments[0], moments[last], ref)
	case Dynamic:
		return structure.Dynamic(moments, ref)
	default:
		return structure.Dunn(moments[0], moments[last], ref)
	}
}
