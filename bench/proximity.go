package main

import (
	"context"
	"fmt"

	"gonum.org/v1/gonum/mat"

	"naru/internal/calc"
	"naru/internal/core"
	"naru/internal/structure"
)

// presence reads a grid and tells which region is specialised in what.
func (g grid) presence(ctx context.Context, s *scene) (*structure.Presence, error) {
	p, err := calc.Read(ctx, calc.Input{File: g.path(s)}, func(core.Text) {})
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	t := p.Tables[0]
	m, err := structure.NewPresence(t, structure.LQ(t, t.Margins()), 1)
	if err != nil {
		return nil, fmt.Errorf("specialisations: %w", err)
	}
	return m, nil
}

func proximity(ctx context.Context, s *scene) (*job, error) {
	p, err := square.presence(ctx, s)
	if err != nil {
		return nil, err
	}
	var m *structure.Relatedness
	return &job{
		run: func(context.Context) (err error) {
			m, err = structure.Relate(p, structure.Proximity, structure.IncludeSelf)
			return err
		},
		values: func(_ context.Context, folder string) error {
			n := len(m.Industries)
			near := make([]float64, 0, n*n)
			for i := range n {
				for j := range n {
					near = append(near, m.At(i, j))
				}
			}
			return writeColumns(folder, map[string][]float64{"proximity": near})
		},
		close: nothing,
	}, nil
}

// gonumProduct times the product alone; the division by the larger ubiquity
// follows when the results are asked for.
func gonumProduct(ctx context.Context, s *scene) (*job, error) {
	p, err := square.presence(ctx, s)
	if err != nil {
		return nil, err
	}
	n := len(p.Industries)
	held := mat.NewDense(len(p.Regions), n, nil)
	for r := range p.Regions {
		p.Row(held.RawRowView(r), r)
	}
	var both mat.Dense
	return &job{
		run: func(context.Context) error {
			both.Mul(held.T(), held)
			return nil
		},
		values: func(_ context.Context, folder string) error {
			near := make([]float64, 0, n*n)
			for i := range n {
				for j := range n {
					near = append(near, both.At(i, j)/max(both.At(i, i), both.At(j, j)))
				}
			}
			return writeColumns(folder, map[string][]float64{"proximity": near})
		},
		close: nothing,
	}, nil
}
