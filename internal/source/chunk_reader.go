package source

// chunkReader makes chunks one stream of UTF-8.
type chunkReader struct {
	chunks  *chunks
	current *chunk
	at      int64
	err     error
}

func (r *chunkReader) Read(p []byte) (int, error) {
	for r.current == nil || r.current.start == r.current.end {
		if r.current != nil {
			if r.err = r.current.err; r.err != nil {
				return 0, r.err
			}
			r.chunks.release(r.current)
		}
		r.current = r.chunks.next()
		r.at = r.current.consumed
	}
	n := copy(p, r.current.buf[r.current.start:r.current.end])
	r.current.start += n
	return n, nil
}
