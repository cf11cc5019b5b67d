package policy

import (
	"errors"
	"strconv"
	"strings"

	"naru/internal/core"
	"naru/internal/policy"
)

// faulty is what the service says of a policy that needs corrections.
func faulty() *core.Error {
	return core.Fail(core.Invalid, "정책에 고칠 것이 있습니다. 표시된 곳을 고쳐 주십시오.", "The policy needs corrections. Mend the fields that are marked.")
}

// policy reads the form as a policy. What cannot be read is named by the
// form's own fields.
func (in *input) policy(id string, c policy.Classes) (policy.Policy, error) {
	f := faulty()
	p := policy.Policy{
		ID: id, Revision: in.Base, Key: in.Key, Title: in.Title, Kind: policy.Kind(in.Kind), Level: policy.Level(in.Level), Region: in.Region, Owner: in.Owner,
		Instruments: values[policy.Instrument](in.Instruments), Stages: values[policy.Stage](in.Stages), Funds: values[policy.Fund](in.Funds),
		AllIndustries: in.AllIndustries, Matching: policy.Matching(in.Matching), Conditions: in.Conditions, Parent: in.Parent, Source: in.Source,
		Tags: parted(in.Tags), Example: in.Example && !in.Checked,
	}
	for _, key := range in.Definitions {
		p.Industries = append(p.Industries, policy.Industry{Definition: key})
	}
	for _, code := range parted(in.Codes) {
		p.Industries = append(p.Industries, in.industry(code, c))
	}
	p.From, p.To = readYear(f, "from", in.From), readYear(f, "to", in.To)
	p.Budget = in.readBudget(f)
	for _, l := range in.Links {
		if !l.blank() {
			p.Links = append(p.Links, policy.Link{ID: l.ID, Title: l.Title, URL: l.URL, File: l.File})
		}
	}
	return p, orNil(f)
}

// industry reads a code as people write it: 261, C26, or ksic10:261. One that
// the table does not have stays as it is, for the service to refuse.
func (in *input) industry(text string, c policy.Classes) policy.Industry {
	ind := industryOf(text)
	if ind.Definition != "" {
		ind = policy.Industry{System: in.System, Code: text}
	}
	if table := c.Tables[ind.System]; table != nil {
		if code, err := table.Resolve(ind.Code); err == nil {
			ind.Code = code
		}
	}
	return ind
}

func values[T ~string](list []string) []T {
	out := make([]T, len(list))
	for i, s := range list {
		out[i] = T(s)
	}
	return out
}

// parted reads a list that people write with commas, semicolons or lines.
func parted(text string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;\n\r", r) }) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func readYear(f *core.Error, field, text string) int {
	if text == "" {
		return 0
	}
	y, err := strconv.Atoi(strings.TrimSuffix(text, "년"))
	if err != nil || y == 0 {
		f.Fields = append(f.Fields, core.Field{Name: field, Message: core.Tf("‘%s’은(는) 연도가 아닙니다. 2026처럼 적고, 모르면 비워 두십시오.", "‘%s’ is not a year. Write 2026, or leave it empty if unknown.", text)})
	}
	return y
}

func (in *input) readBudget(f *core.Error) policy.Budget {
	out, unit, seen := policy.Budget{}, unitOf(in.Unit).Scale, map[int]bool{}
	for i, row := range in.Budget {
		if row.blank() || strings.Join(row.Amounts, "") == "" {
			continue // a year without amounts says nothing
		}
		at := yearField(i)
		if row.Year == "" {
			f.Fields = append(f.Fields, core.Field{Name: at, Message: core.T("금액이 어느 해의 것인지 적어 주십시오.", "Say of which year the amounts are.")})
			continue
		}
		year := readYear(f, at, row.Year)
		if year != 0 && seen[year] {
			f.Fields = append(f.Fields, core.Field{Name: at, Message: core.Tf("%d년이 두 줄에 있습니다. 한 줄로 합쳐 주십시오.", "%d stands in two rows. Put them into one.", year)})
			continue
		}
		seen[year] = true
		for k, fund := range policy.Funds() {
			if row.Amounts[k] == "" {
				continue
			}
			won, err := readWon(row.Amounts[k], unit)
			if err != nil {
				f.Fields = append(f.Fields, core.Field{Name: amountField(i, fund.Value), Message: core.MessageOf(err)})
				continue
			}
			if out[fund.Value] == nil {
				out[fund.Value] = map[int]int64{}
			}
			out[fund.Value][year] = won
		}
	}
	return out
}

// The ids of fields that stand once for each row.
func yearField(row int) string { return "year-" + strconv.Itoa(row) }

func amountField(row int, f policy.Fund) string { return yearField(row) + "-" + string(f) }

func linkField(row int, what string) string { return "link-" + strconv.Itoa(row) + "-" + what }

// atFields names what the service found wrong by the fields of the form.
func (in *input) atFields(err error) error {
	told, ok := errors.AsType[*core.Error](err)
	if !ok || told.Code != core.Invalid {
		return err
	}
	out := *told
	out.Fields = make([]core.Field, len(told.Fields))
	for i, f := range told.Fields {
		out.Fields[i] = core.Field{Name: in.fieldOf(f.Name), Message: f.Message}
	}
	return &out
}

// fieldOf turns a policy's field, such as budget.national.2026 or links[0].url,
// into that of the form.
func (in *input) fieldOf(name string) string {
	switch {
	case strings.HasPrefix(name, "budget."):
		fund, year, _ := strings.Cut(strings.TrimPrefix(name, "budget."), ".")
		for i, row := range in.Budget {
			if strings.TrimSuffix(row.Year, "년") == year {
				return amountField(i, policy.Fund(fund))
			}
		}
		return "budget"
	case strings.HasPrefix(name, "links["):
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "links["), "]")
		n, _ := strconv.Atoi(number)
		for i, l := range in.Links {
			if l.blank() {
				continue
			}
			if n == 0 {
				return linkField(i, "url")
			}
			n--
		}
		return "links"
	default:
		plain, _, _ := strings.Cut(name, "[")
		return plain
	}
}
