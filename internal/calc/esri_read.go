package calc

import (
	"cmp"
	"context"
	"errors"
	"io"
	"math"
	"slices"

	"naru/internal/core"
	"naru/internal/source"
	"naru/internal/supply"
)

// The names that columns of a firm network have when the user does not name them.
const (
	DefaultSupplier         = "supplier"
	DefaultCustomer         = "customer"
	DefaultSupplierIndustry = "supplier_industry"
	DefaultCustomerIndustry = "customer_industry"
	DefaultWeight           = "weight"
	DefaultType             = "type"
)

// ESRIInput says which firm network is read, and how. Only File is required.
type ESRIInput struct {
	File  string    // path, or "-" for Stdin
	Stdin io.Reader // read when a file is "-"

	// Columns by name; "" means the default name.
	Supplier, Customer, SupplierIndustry, CustomerIndustry, Weight, Type string

	Where      []string   // see Input
	Duplicates Duplicates // "" is DuplicatesError

	// Essential is a file of pairs of industries (supplier_industry,
	// customer_industry, type) that takes the place of the column of types.
	Essential string

	Table  ESRITable // "" is ESRIIndex
	Inside string    // file of the firms inside the region, for what is bought outside it; "" when that is not asked
	Firm   string    // its column of firms; "" is DefaultFirm

	Tolerance float64               // 0 is supply.DefaultTolerance
	Progress  func(done, total int) // see supply.Network.ESRI
}

// edgeFile is a firm network as it was read.
type edgeFile struct {
	file  string
	firms []supply.Firm // in the order of their bytes
	edges []supply.Edge
	lines []uint32 // by edge
}

// edgeReader turns blocks of text into edges; firms are numbered as they appear.
type edgeReader struct {
	longReader

	names, industries *codes
	industryOf        []uint32 // by firm: its industry and one more; 0 while unknown
	industryLine      []int    // by firm: where that is said
	edges             []supply.Edge
	lines             []uint32

	supplier, customer, supplierIndustry, customerIndustry, weight, kind int // kind is −1 when another table tells it
}

func (in ESRIInput) read(ctx context.Context, note func(core.Text)) (*edgeFile, error) {
	var needs *supply.Needs
	if in.Essential != "" {
		var err error
		if needs, err = in.readNeeds(ctx); err != nil {
			return nil, err
		}
	}
	conditions, err := Input{Where: in.Where}.conditions()
	if err != nil {
		return nil, err
	}
	t, err := open(ctx, in.File, in.Stdin)
	if err != nil {
		return nil, err
	}
	defer t.close()
	r := &edgeReader{
		longReader: longReader{cells: newCells(t.name, false), strict: t.Info().Format == source.CSV},
		names:      newCodes(), industries: newCodes(),
	}
	if err := r.place(in, conditions, plainColumns(t), note); err != nil {
		return nil, err
	}
	for {
		b, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		for row := range b.Len() {
			if err := r.edge(b, row); err != nil {
				return nil, err
			}
		}
	}
	if len(r.edges) == 0 {
		return nil, r.failNothing()
	}
	f, err := r.sorted()
	if err != nil || needs == nil {
		return f, err
	}
	gaps, err := needs.Assign(f.firms, f.edges)
	if len(gaps) > 0 {
		err = f.lacks(in.Essential, gaps)
	}
	return f, err
}

func (r *edgeReader) place(in ESRIInput, conditions []condition, names []string, note func(core.Text)) error {
	var err error
	r.kind = -1
	kind := or(in.Type, DefaultType)
	switch {
	case in.Essential == "":
		if in.Type == "" && !slices.Contains(names, kind) {
			return core.Fail(core.Invalid,
				"%[1]s에 거래의 유형(2 필수, 1 비필수, 0 무시)을 적은 ‘%[2]s’ 열이 없습니다. 있는 열: %[3]s. --type에 열 이름을, 아니면 --essential에 산업 쌍의 표를 적어 주십시오.",
				"%[1]s has no column ‘%[2]s’ with the type of each edge (2 essential, 1 non-essential, 0 ignored). Its columns: %[3]s. Name one with --type, or a table of pairs of industries with --essential.",
				r.file, kind, fewNames(names))
		}
		if r.kind, err = r.find(names, "--type", kind); err != nil {
			return err
		}
	case slices.Contains(names, kind):
		note(core.Tf("유형은 --essential의 표에서 가져오고 ‘%s’ 열은 쓰지 않습니다.",
			"Types come from the table of --essential; the column ‘%s’ is not used.", kind))
	}
	for _, want := range []struct {
		flag, name string
		to         *int
	}{
		{"--supplier", or(in.Supplier, DefaultSupplier), &r.supplier},
		{"--customer", or(in.Customer, DefaultCustomer), &r.customer},
		{"--supplier-industry", or(in.SupplierIndustry, DefaultSupplierIndustry), &r.supplierIndustry},
		{"--customer-industry", or(in.CustomerIndustry, DefaultCustomerIndustry), &r.customerIndustry},
		{"--weight", or(in.Weight, DefaultWeight), &r.weight},
	} {
		if *want.to, err = r.find(names, want.flag, want.name); err != nil {
			return err
		}
	}
	for _, c := range conditions {
		at, err := r.find(names, "--where", c.column)
		if err != nil {
			return err
		}
		r.filter = append(r.filter, filter{condition: c, at: at})
	}
	return nil
}

// edge reads a row.
func (r *edgeReader) edge(b *source.Block, row int) error {
	keeps, err := r.keeps(b, row)
	if err != nil || !keeps {
		return err
	}
	var e supply.Edge
	if e.Supplier, err = r.firm(b, row, r.supplier, r.supplierIndustry); err != nil {
		return err
	}
	if e.Customer, err = r.firm(b, row, r.customer, r.customerIndustry); err != nil {
		return err
	}
	if e.Weight, err = r.number(b, row, r.weight); err != nil {
		return err
	}
	switch {
	case math.IsNaN(e.Weight):
		return r.failCell(b, row, r.weight, "의 거래 금액이 없습니다. 채우거나 --where로 그 행을 빼 주십시오",
			"has no weight. Fill it in, or leave the row out with --where")
	case e.Weight < 0:
		return r.failCell(b, row, r.weight, "의 거래 금액이 0보다 작습니다. 고쳐 주십시오", "has a weight below zero. Correct it")
	case e.Weight > supply.MaxWeight || e.Weight > 0 && e.Weight < supply.MinWeight:
		return r.failCell(b, row, r.weight, "의 거래 금액이 1e-30 … 1e30을 벗어납니다. 단위를 바꿔 주십시오",
			"has a weight outside 1e-30 … 1e30. Change the unit")
	}
	if r.kind >= 0 {
		if e.Type, err = r.typeOf(b, row, r.kind); err != nil {
			return err
		}
	}
	r.edges = append(r.edges, e)
	r.lines = append(r.lines, uint32(b.Line(row))) //nolint:gosec // files are limited to 4 GiB
	r.kept++
	return nil
}

// firm numbers the firm of a row and keeps its industry, which may be blank
// where another row tells it.
func (r *edgeReader) firm(b *source.Block, row, column, industryColumn int) (uint32, error) {
	i, ok := r.names.id(b.Field(row, column))
	if !ok {
		return 0, r.failCell(b, row, column, "의 기업 이름이 비어 있습니다. 채우거나 --where로 그 행을 빼 주십시오",
			"has no firm. Fill it in, or leave the row out with --where")
	}
	if int(i) == len(r.industryOf) {
		r.industryOf = append(r.industryOf, 0)
		r.industryLine = append(r.industryLine, b.Line(row))
	}
	k, ok := r.industries.id(b.Field(row, industryColumn))
	switch was := r.industryOf[i]; {
	case !ok:
	case was == 0:
		r.industryOf[i], r.industryLine[i] = k+1, b.Line(row)
	case was != k+1:
		return 0, core.Fail(core.Invalid,
			"%[1]s에서 기업 ‘%[2]s’의 산업이 %[3]d행에는 ‘%[4]s’, %[5]d행에는 ‘%[6]s’입니다. 하나로 맞춰 주십시오.",
			"%[1]s gives firm ‘%[2]s’ the industry ‘%[4]s’ on line %[3]d and ‘%[6]s’ on line %[5]d. Make them one.",
			r.file, r.names.names[i], r.industryLine[i], r.industries.names[was-1], b.Line(row), r.industries.names[k])
	}
	return i, nil
}

// typeOf reads 2, 1 or 0.
func (r *longReader) typeOf(b *source.Block, row, column int) (supply.Type, error) {
	switch v, _, ok := source.ParseNumber(b.Field(row, column)); {
	case ok && v == float64(supply.Essential):
		return supply.Essential, nil
	case ok && v == float64(supply.NonEssential):
		return supply.NonEssential, nil
	case ok && v == float64(supply.Ignored) && len(b.Field(row, column)) > 0 && b.Field(row, column)[0] != '-':
		return supply.Ignored, nil
	default:
		return 0, r.failCell(b, row, column, "의 유형은 2(필수), 1(비필수), 0(무시) 가운데 하나여야 합니다",
			"must have the type 2 (essential), 1 (non-essential) or 0 (ignored)")
	}
}

func (r *longReader) failCell(b *source.Block, row, column int, ko, en string) error {
	return core.Fail(core.Invalid,
		"%[1]s의 %[2]d행 %[3]d열(‘%[4]s’)%[5]s.",
		"%[1]s line %[2]d column %[3]d (‘%[4]s’) %[5]s.",
		r.file, b.Line(row), column+1, string(b.Field(row, column)), core.T(ko, en))
}

// sorted numbers the firms anew, in the order of their bytes, so that the rows'
// order leaves no trace.
func (r *edgeReader) sorted() (*edgeFile, error) {
	order := make([]uint32, len(r.names.names))
	for i := range order {
		order[i] = uint32(i)
		if r.industryOf[i] == 0 {
			return nil, core.Fail(core.Invalid,
				"%[1]s에서 기업 ‘%[2]s’의 산업을 알 수 없습니다(%[3]d행). 산업을 채워 주십시오.",
				"%[1]s does not tell the industry of firm ‘%[2]s’ (line %[3]d). Fill it in.",
				r.file, r.names.names[i], r.industryLine[i])
		}
	}
	slices.SortFunc(order, func(a, b uint32) int { return cmp.Compare(r.names.names[a], r.names.names[b]) })
	f := &edgeFile{file: r.file, firms: make([]supply.Firm, len(order)), edges: r.edges, lines: r.lines}
	place := make([]uint32, len(order))
	for now, was := range order {
		place[was] = uint32(now)
		f.firms[now] = supply.Firm{ID: r.names.names[was], Industry: r.industries.names[r.industryOf[was]-1]}
	}
	for k := range f.edges {
		e := &f.edges[k]
		e.Supplier, e.Customer = place[e.Supplier], place[e.Customer]
	}
	return f, nil
}
