package duckdb

import (
	"container/list"
	"sync"

	"naru/internal/dataset"
)

// question names an answer for ever: versions do not change.
type question struct {
	version string
	query   dataset.RowQuery
}

// recent keeps so many of the answers used last. It is safe for concurrent use.
type recent[V any] struct {
	most int

	mu    sync.Mutex
	order *list.List // of *answer[V], most recent first
	byKey map[question]*list.Element
}

type answer[V any] struct {
	to    question
	value V
}

func newRecent[V any](most int) *recent[V] {
	return &recent[V]{most: most, order: list.New(), byKey: map[question]*list.Element{}}
}

func (r *recent[V]) get(q question) (V, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e, ok := r.byKey[q]; ok {
		r.order.MoveToFront(e)
		if a, ok := e.Value.(*answer[V]); ok {
			return a.value, true
		}
	}
	var none V
	return none, false
}

func (r *recent[V]) put(q question, value V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, twice := r.byKey[q]; twice {
		return
	}
	r.byKey[q] = r.order.PushFront(&answer[V]{q, value})
	if r.order.Len() <= r.most {
		return
	}
	if a, ok := r.order.Remove(r.order.Back()).(*answer[V]); ok {
		delete(r.byKey, a.to)
	}
}
