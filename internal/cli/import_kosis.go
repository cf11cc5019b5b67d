package cli

import (
	"bytes"

	"naru/internal/app"
	"naru/internal/dataset"
	"naru/internal/source/kosis"
)

// kosisFlags choose the cells of a KOSIS OpenAPI table.
type kosisFlags struct {
	Key  string   `env:"NARU_KOSIS_KEY"      help:"${help_kosis_key}"`
	URL  string   `env:"NARU_KOSIS_URL"      help:"${help_kosis_url}" name:"url"`
	Item []string `help:"${help_kosis_item}" placeholder:"CODE"`
	Obj  []string `help:"${help_kosis_obj}"  placeholder:"CODE"`
	From string   `help:"${help_kosis_from}" placeholder:"PERIOD"`
	To   string   `help:"${help_kosis_to}"   placeholder:"PERIOD"`
}

// receive fetches a table (ORG/TABLE) and keeps the answer as the original.
func (k kosisFlags) receive(e *Env, a *app.App, table string) (dataset.Upload, error) {
	q, err := k.query(table)
	if err != nil {
		return dataset.Upload{}, err
	}
	client := kosis.Client{Key: k.Key, BaseURL: k.URL, Progress: func(done, total int) {
		e.Say("KOSIS에서 받는 중: 시점 %[1]d/%[2]d", "Fetching from KOSIS: period %[1]d of %[2]d", done, total)
	}}
	res, err := client.Fetch(e.Ctx, q)
	if err != nil {
		return dataset.Upload{}, err
	}
	return a.Datasets.Receive(e.Ctx, e.actor(), res.Name(), bytes.NewReader(res.JSON()))
}

func (k kosisFlags) query(table string) (kosis.Query, error) {
	q, err := kosis.Words{Table: table, Items: k.Item, Objects: k.Obj, From: k.From, To: k.To}.Query()
	if err != nil {
		return q, usageError{err}
	}
	return q, nil
}
