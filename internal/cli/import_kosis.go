package cli

import (
	"bytes"
	"strings"

	"naru/internal/app"
	"naru/internal/core"
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
	org, tbl, ok := strings.Cut(table, "/")
	if !ok || org == "" || tbl == "" {
		return kosis.Query{}, usageError{core.Fail(core.Invalid,
			"‘kosis:%s’을(를) 읽을 수 없습니다. kosis:101/DT_1K52F03처럼 적어 주십시오.",
			"‘kosis:%s’ cannot be read. Write it like kosis:101/DT_1K52F03.", table)}
	}
	q := kosis.Query{OrgID: org, TblID: tbl, Items: k.Item}
	for _, o := range k.Obj {
		q.Objects = append(q.Objects, strings.Split(o, "+"))
	}
	var err error
	if q.Start, err = core.ParsePeriod(k.From); err != nil {
		return q, usageError{err}
	}
	q.End = q.Start
	if k.To != "" {
		if q.End, err = core.ParsePeriod(k.To); err != nil {
			return q, usageError{err}
		}
	}
	return q, nil
}
