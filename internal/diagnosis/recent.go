package diagnosis

import "container/list"

// recent keeps what was used last within a budget of bytes. It is not safe for
// concurrent use.
type recent[K comparable, V any] struct {
	budget, used int64
	order        *list.List // of *kept[K, V], most recent first
	byKey        map[K]*list.Element
}

type kept[K comparable, V any] struct {
	key   K
	value V
	size  int64
}

func newRecent[K comparable, V any](budget int64) *recent[K, V] {
	return &recent[K, V]{budget: budget, order: list.New(), byKey: map[K]*list.Element{}}
}

func (r *recent[K, V]) get(key K) (V, bool) {
	e, ok := r.byKey[key]
	if !ok {
		var none V
		return none, false
	}
	r.order.MoveToFront(e)
	k, ok := e.Value.(*kept[K, V])
	return k.value, ok
}

// put files a value and drops those used longest ago. A value beyond the whole
// budget is not kept.
func (r *recent[K, V]) put(key K, value V, size int64) {
	if _, twice := r.byKey[key]; twice || size > r.budget {
		return
	}
	r.byKey[key] = r.order.PushFront(&kept[K, V]{key, value, size})
	for r.used += size; r.used > r.budget; {
		k, ok := r.order.Remove(r.order.Back()).(*kept[K, V])
		if !ok {
			return
		}
		delete(r.byKey, k.key)
		r.used -= k.size
	}
}
