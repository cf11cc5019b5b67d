package hwpx_test

import (
	"context"
	"os"
	"testing"

	"naru/internal/docgen/docgentest"
	"naru/internal/docgen/hwpx"
)

func TestLook(t *testing.T) {
	f, err := os.Create(os.Getenv("LOOK"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	if err := hwpx.Write(context.Background(), f, docgentest.Sample(), hwpx.Options{Draw: docgentest.Draw}); err != nil {
		t.Fatal(err)
	}
}
