package demo

import (
	"bytes"
	"io"
	"strconv"
)

// The rows and columns of the table of transactions that are no industries.
const (
	rowImports    = "수입 중간투입"
	rowValueAdded = "부가가치"
	rowWages      = "피용자보수"
	rowEmployees  = "취업자수"
	rowOutput     = "총투입"
	colFinal      = "최종수요"
)

// mostSold is the most of an industry's output, in thousandths, that others buy
// as inputs; what they need beyond it comes from abroad.
const mostSold = 850

// transactions are who bought what from whom in the last year, in million won.
// Every column sums to its output, and so does every row.
type transactions struct {
	sectors   []industryNode // divisions with sales
	nodes     []int          // of the sectors in the world's axis
	output    []int64
	flows     []int64 // row-major: what the column buys from the row
	imports   []int64
	value     []int64 // value added
	wages     []int64
	employees []int64
	final     []int64
}

func newTransactions(w *world) *transactions {
	t := &transactions{}
	for i, node := range w.industries.list {
		f := w.at(0, i)[years-1]
		if len(node.code) == 2 && node.code != "_T" && f[sales] > 0 {
			t.sectors, t.nodes = append(t.sectors, node), append(t.nodes, i)
			t.output, t.employees = append(t.output, f[sales]), append(t.employees, f[employees])
		}
	}
	n := len(t.sectors)
	t.flows, t.imports = make([]int64, n*n), make([]int64, n)
	t.value, t.wages, t.final = make([]int64, n), make([]int64, n), make([]int64, n)
	all := habits()
	for j := range n {
		t.buy(j, all[branchOf(t.sectors[j].code)])
	}
	for i := range n {
		t.sell(i)
	}
	for j := range n {
		h := all[branchOf(t.sectors[j].code)]
		t.value[j] = t.output[j] - t.imports[j]
		for i := range n {
			t.value[j] -= t.flows[i*n+j]
		}
		t.wages[j] = t.value[j] * h.wages / 1000
	}
	return t
}

// buy divides what a sector needs among those that make it.
func (t *transactions) buy(j int, h habit) {
	n := len(t.sectors)
	needs := t.output[j] * h.inputs / 1000
	t.imports[j] = needs * h.abroad / 1000
	here := needs - t.imports[j]
	weights, sum := make([]int64, n), int64(0)
	for i := range n {
		// A large industry sells more, but not in proportion to its size.
		weights[i] = (1 + h.buys[branchOf(t.sectors[i].code)]) * root(t.output[i])
		if i == j {
			weights[i] *= 2
		}
		sum += weights[i]
	}
	for i := range n {
		t.flows[i*n+j] = here * weights[i] / sum
	}
}

// sell bounds what a sector sells to others and leaves the rest to final demand.
func (t *transactions) sell(i int) {
	n := len(t.sectors)
	row := t.flows[i*n : (i+1)*n]
	sold, most := int64(0), t.output[i]*mostSold/1000
	for _, v := range row {
		sold += v
	}
	if sold > most {
		for j, v := range row {
			kept := v * most / sold
			t.imports[j] += v - kept
			row[j] = kept
		}
		sold = 0
		for _, v := range row {
			sold += v
		}
	}
	t.final[i] = t.output[i] - sold
}

// root is the whole square root.
func root(x int64) int64 {
	r := int64(0)
	for bit := int64(1) << 31; bit > 0; bit >>= 1 {
		if (r+bit)*(r+bit) <= x {
			r += bit
		}
	}
	return r
}

// Transactions gives the input–output table of the demo nation as a square CSV
// file in million won: a row and a column for each division, then imported
// inputs, value added, compensation of employees, employed persons and total
// input as rows, and final demand as a column. Domestic flows; the year is the
// last one.
func Transactions(seed uint64) io.Reader {
	t := newTransactions(newWorld(seed))
	var b bytes.Buffer
	b.WriteString(byteOrderMark + colIndustryCode)
	for _, s := range t.sectors {
		b.WriteString("," + quoted(sectorLabel(s)))
	}
	b.WriteString("," + colFinal + lineEnd)
	n := len(t.sectors)
	line := func(label string, values []int64, last string) {
		b.WriteString(quoted(label))
		for _, v := range values {
			b.WriteString("," + strconv.FormatInt(v, 10))
		}
		b.WriteString("," + last + lineEnd)
	}
	for i, s := range t.sectors {
		line(sectorLabel(s), t.flows[i*n:(i+1)*n], strconv.FormatInt(t.final[i], 10))
	}
	line(rowImports, t.imports, "")
	line(rowValueAdded, t.value, "")
	line(rowWages, t.wages, "")
	line(rowEmployees, t.employees, "")
	line(rowOutput, t.output, "")
	return &b
}

func sectorLabel(n industryNode) string { return n.code + "|" + n.name }
