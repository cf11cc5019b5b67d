package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"

	"naru/internal/supply"
)

// firmNetwork is a made-up network of firms that buy from one another: sizes after
// a Pareto law, sales that grow with both sizes and vary much, and needs that
// belong to the pair of industries. Without hubs every firm is as likely to trade
// as any other, so that it has some as many partners as all; with hubs half of the
// ends are drawn by size, so that the largest trade with one firm in four.
type firmNetwork struct {
	firms, edges, industries int
	hubs                     bool
}

// The networks of the goals.
var (
	small     = firmNetwork{firms: 10_000, edges: 100_000, industries: 300}
	smallHubs = firmNetwork{firms: 10_000, edges: 100_000, industries: 300, hubs: true}
	large     = firmNetwork{firms: 1_000_000, edges: 20_000_000, industries: 500}
	largeHubs = firmNetwork{firms: 1_000_000, edges: 20_000_000, industries: 500, hubs: true}
)

func (f firmNetwork) kind() string {
	if f.hubs {
		return "hubs"
	}
	return "even"
}

func (f firmNetwork) path(s *scene, ending string) string {
	return filepath.Join(s.Dir, fmt.Sprintf("firms-%s-%dx%d-%d.%s", f.kind(), f.firms, f.edges, s.Seed, ending))
}

func (f firmNetwork) id(k uint32) string { return fmt.Sprintf("F%07d", k) }

// drawn is a network as it was drawn.
type drawn struct {
	industry []int // by firm
	edges    []supply.Edge
}

func (f firmNetwork) draw(seed uint64) drawn {
	draw := rand.New(rand.NewPCG(seed, uint64(f.edges))) //nolint:gosec // must follow the seed
	pareto := func(tail float64) float64 { return math.Pow(1-draw.Float64(), -1/tail) }
	d := drawn{industry: make([]int, f.firms), edges: make([]supply.Edge, f.edges)}
	size := make([]float64, f.firms)
	var total float64
	for k := range size {
		d.industry[k] = int(float64(f.industries) * math.Pow(draw.Float64(), 1.5)) // some are large
		size[k] = pareto(1.1)
		total += size[k]
	}
	// Firms by size: as many places as their share of all sizes, one at least.
	places := make([]uint32, 0, 8*f.firms)
	for k, x := range size {
		for range 1 + int(7*float64(f.firms)*x/total) {
			places = append(places, uint32(k))
		}
	}
	partner := func() uint32 {
		if f.hubs && draw.IntN(2) == 0 {
			return places[draw.IntN(len(places))]
		}
		return uint32(draw.IntN(f.firms))
	}
	needs := make([]supply.Type, f.industries*f.industries)
	for k := range needs {
		needs[k] = []supply.Type{supply.Essential, supply.NonEssential, supply.NonEssential, supply.Ignored}[draw.IntN(4)]
	}
	for k := range d.edges {
		s, c := partner(), partner()
		d.edges[k] = supply.Edge{
			Supplier: s, Customer: c, Type: needs[d.industry[s]*f.industries+d.industry[c]],
			Weight: float64(float32(math.Sqrt(size[s]*size[c]) * pareto(1.2))),
		}
	}
	return d
}

// table is the network as a CSV that `naru calc esri` reads.
func (f firmNetwork) table() input {
	return input{"a table of firms, " + f.kind(), func(_ context.Context, s *scene) error {
		return keep(f.path(s, "csv"), func(w *bufio.Writer) error { return f.writeTable(w, f.draw(s.Seed)) })
	}}
}

func (f firmNetwork) writeTable(w *bufio.Writer, d drawn) error {
	if _, err := w.WriteString("supplier,customer,supplier_industry,customer_industry,weight,type\n"); err != nil {
		return fmt.Errorf("header: %w", err)
	}
	for _, e := range d.edges {
		_, err := fmt.Fprintf(w, "%s,%s,%04d,%04d,%s,%d\n", f.id(e.Supplier), f.id(e.Customer),
			d.industry[e.Supplier], d.industry[e.Customer], strconv.FormatFloat(e.Weight, 'f', -1, 64), e.Type)
		if err != nil {
			return fmt.Errorf("row: %w", err)
		}
	}
	return nil
}

// edgeBytes is an edge in a file of its own form: two firms, weight, type.
const edgeBytes = 13

// file is the network in that form, for those too large to be read again as text.
func (f firmNetwork) file() input {
	return input{fmt.Sprintf("a network of %d edges, %s", f.edges, f.kind()), func(_ context.Context, s *scene) error {
		return keep(f.path(s, "bin"), func(w *bufio.Writer) error { return writeNetwork(w, f.draw(s.Seed)) })
	}}
}

func writeNetwork(w *bufio.Writer, d drawn) error {
	var raw []byte
	for _, i := range d.industry {
		raw = binary.LittleEndian.AppendUint16(raw, uint16(i))
	}
	if _, err := w.Write(raw); err != nil {
		return fmt.Errorf("industries: %w", err)
	}
	for _, e := range d.edges {
		raw = binary.LittleEndian.AppendUint32(raw[:0], e.Supplier)
		raw = binary.LittleEndian.AppendUint32(raw, e.Customer)
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(float32(e.Weight)))
		if _, err := w.Write(append(raw, byte(e.Type))); err != nil {
			return fmt.Errorf("edge: %w", err)
		}
	}
	return nil
}

func (f firmNetwork) readNetwork(r io.Reader) (d drawn, err error) {
	d = drawn{industry: make([]int, f.firms), edges: make([]supply.Edge, f.edges)}
	raw := make([]byte, 2*f.firms)
	if _, err := io.ReadFull(r, raw); err != nil {
		return d, fmt.Errorf("industries: %w", err)
	}
	for k := range d.industry {
		d.industry[k] = int(binary.LittleEndian.Uint16(raw[2*k:]))
	}
	raw = raw[:edgeBytes]
	for k := range d.edges {
		if _, err := io.ReadFull(r, raw); err != nil {
			return d, fmt.Errorf("edge: %w", err)
		}
		d.edges[k] = supply.Edge{
			Supplier: binary.LittleEndian.Uint32(raw), Customer: binary.LittleEndian.Uint32(raw[4:]),
			Weight: float64(math.Float32frombits(binary.LittleEndian.Uint32(raw[8:]))), Type: supply.Type(raw[12]),
		}
	}
	return d, nil
}

// open reads the network from its file and lays it out.
func (f firmNetwork) open(s *scene) (n *supply.Network, err error) {
	file, err := os.Open(f.path(s, "bin"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	d, err := f.readNetwork(bufio.NewReaderSize(file, 1<<20))
	if err != nil {
		return nil, fmt.Errorf("read the network: %w", err)
	}
	return f.network(d)
}

func (f firmNetwork) network(d drawn) (*supply.Network, error) {
	firms := make([]supply.Firm, f.firms)
	for k := range firms {
		firms[k] = supply.Firm{ID: f.id(uint32(k)), Industry: fmt.Sprintf("%04d", d.industry[k])}
	}
	n, _, err := supply.NewNetwork(firms, d.edges, supply.SumDuplicates)
	if err != nil {
		return nil, fmt.Errorf("lay the network out: %w", err)
	}
	return n, nil
}
