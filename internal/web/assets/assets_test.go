package assets

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

func needBuilt(t *testing.T) {
	t.Helper()
	if err := Built(); err != nil {
		t.Skip("the assets are not built: run `make assets`")
	}
}

// Styles and scripts may name an address in words (licences, XML namespaces),
// but must not load from one.
var outside = regexp.MustCompile(`(?:url\(\s*['"]?|@import\s+['"]?|\bfrom\s*['"]|\bimport\(\s*['"])(?:https?:)?//[^'")\s]+`)

func TestNothingIsLoadedFromElsewhere(t *testing.T) {
	needBuilt(t)
	err := fs.WalkDir(dist, "dist", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".css") && !strings.HasSuffix(path, ".js") {
			return err
		}
		text, err := dist.ReadFile(path)
		if found := outside.FindString(string(text)); found != "" {
			t.Errorf("%s loads %s", path, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestOutsideIsRecognised(t *testing.T) {
	for _, bad := range []string{"url(https://a/b.woff2)", `url( "//a/b")`, `@import "http://a/b.css"`, `import("https://a/b.js")`} {
		if !outside.MatchString(bad) {
			t.Errorf("%s passes", bad)
		}
	}
}

func TestHandler(t *testing.T) {
	needBuilt(t)
	server := httptest.NewServer(Handler())
	defer server.Close()
	for path, want := range map[string]int{
		Path("app.css"):          http.StatusOK,
		Path("app.ts"):           http.StatusOK,
		Path("icon.svg"):         http.StatusOK,
		Prefix:                   http.StatusNotFound,
		Prefix + "manifest.json": http.StatusNotFound,
		Prefix + ".keep":         http.StatusNotFound,
		Prefix + "nothing.js":    http.StatusNotFound,
	} {
		answer, err := server.Client().Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		if err := answer.Body.Close(); err != nil {
			t.Error(err)
		}
		if answer.StatusCode != want {
			t.Errorf("%s: %d, want %d", path, answer.StatusCode, want)
		}
		cached := strings.Contains(answer.Header.Get("Cache-Control"), "immutable")
		if cached != (want == http.StatusOK) {
			t.Errorf("%s: cached for good: %v", path, cached)
		}
	}
}
