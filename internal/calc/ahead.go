package calc

import "iter"

// ahead makes n things in order, each while the one before it is being used. An
// error is the last thing that it gives. Nothing waits for what is made and not
// asked for: its work ends by itself.
func ahead[T any](n int, produce func(k int) (T, error)) iter.Seq2[T, error] {
	type product struct {
		thing T
		err   error
	}
	begin := func(k int) <-chan product {
		done := make(chan product, 1)
		go func() {
			thing, err := produce(k)
			done <- product{thing, err}
		}()
		return done
	}
	return func(yield func(T, error) bool) {
		if n == 0 {
			return
		}
		next := begin(0)
		for k := range n {
			p := <-next
			if p.err == nil && k+1 < n {
				next = begin(k + 1)
			}
			if !yield(p.thing, p.err) || p.err != nil {
				return
			}
		}
	}
}
