package postgres_test

import (
	"bytes"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// wire carries connections to a server until it is cut.
type wire struct {
	address string // where it listens
	server  string

	mu       sync.Mutex
	listener net.Listener
	ends     []net.Conn
	trigger  []byte // cut when a client sends this
	wg       sync.WaitGroup
}

func newWire(t *testing.T, server string) *wire {
	t.Helper()
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{address: "127.0.0.1:0", server: u.Host}
	w.mend(t)
	t.Cleanup(func() {
		w.cut()
		w.wg.Wait()
	})
	return w
}

// mend listens again at the same address.
func (w *wire) mend(t *testing.T) {
	t.Helper()
	listener, err := net.Listen("tcp", w.address)
	if err != nil {
		t.Fatal(err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.listener, w.address = listener, listener.Addr().String()
	w.wg.Go(func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", w.server)
			if err != nil {
				_ = client.Close()
				continue
			}
			w.mu.Lock()
			w.ends = append(w.ends, client, server)
			w.mu.Unlock()
			w.wg.Go(func() { _, _ = io.Copy(client, server) })
			w.wg.Go(func() { _, _ = io.Copy(&watched{to: server, wire: w}, client) })
		}
	})
}

// cut ends every connection and listens no more.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = w.listener.Close()
	for _, c := range w.ends {
		_ = c.Close()
	}
	w.ends, w.trigger = nil, nil
}

// cutAt cuts the wire when a client next sends the word.
func (w *wire) cutAt(word string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.trigger = []byte(word)
}

// watched passes on what a client sends and looks for the trigger.
type watched struct {
	to   io.Writer
	wire *wire
}

func (c *watched) Write(p []byte) (int, error) {
	c.wire.mu.Lock()
	trigger := c.wire.trigger
	c.wire.mu.Unlock()
	if trigger != nil && bytes.Contains(p, trigger) {
		c.wire.cut()
		return 0, net.ErrClosed
	}
	return c.to.Write(p)
}
