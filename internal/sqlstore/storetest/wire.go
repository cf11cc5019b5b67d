package storetest

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/url"
	"sync"
	"testing"
)

// Wire carries connections to a server until it is cut.
type Wire struct {
	Address string // where it listens: host:port

	server   string
	mu       sync.Mutex
	listener net.Listener
	ends     []net.Conn
	trigger  []byte // cut when a client sends this
	wg       sync.WaitGroup
}

// NewWire leads to a server, which is named by its URL, until the test ends.
func NewWire(t *testing.T, server string) *Wire {
	t.Helper()
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	w := &Wire{Address: "127.0.0.1:0", server: u.Host}
	w.Mend(t)
	t.Cleanup(func() {
		w.Cut()
		w.wg.Wait()
	})
	return w
}

// Through gives the server's URL by way of the wire.
func (w *Wire) Through(t *testing.T, server string) string {
	t.Helper()
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	address.Host = w.Address
	return address.String()
}

// Mend listens again at the same address.
func (w *Wire) Mend(t *testing.T) {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", w.Address)
	if err != nil {
		t.Fatal(err)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.listener, w.Address = listener, listener.Addr().String()
	w.wg.Go(func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := (&net.Dialer{}).DialContext(context.Background(), "tcp", w.server) // Cut ends it
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

// Cut ends every connection and listens no more.
func (w *Wire) Cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = w.listener.Close()
	for _, c := range w.ends {
		_ = c.Close()
	}
	w.ends, w.trigger = nil, nil
}

// CutAt cuts the wire when a client next sends the word.
func (w *Wire) CutAt(word string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.trigger = []byte(word)
}

// watched passes on what a client sends and looks for the trigger.
type watched struct {
	to   io.Writer
	wire *Wire
}

func (c *watched) Write(p []byte) (int, error) {
	c.wire.mu.Lock()
	trigger := c.wire.trigger
	c.wire.mu.Unlock()
	if trigger != nil && bytes.Contains(p, trigger) {
		c.wire.Cut()
		return 0, net.ErrClosed
	}
	return c.to.Write(p) //nolint:wrapcheck // io.Copy wants it as it is
}
