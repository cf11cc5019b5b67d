package docx_test

import (
	"context"
	"os"
	"testing"

	"naru/internal/docgen/docgentest"
	"naru/internal/docgen/docx"
)

func TestLook(t *testing.T) {
	f, err := os.Create(os.Getenv("LOOK"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	if err := docx.Write(context.Background(), f, docgentest.Sample(), docx.Options{Draw: docgentest.Draw}); err != nil {
		t.Fatal(err)
	}
}
