// Package assets serves what the browser loads: styles, scripts, fonts. They
// are built from src and from npm packages by the Makefile, named by their
// content, and embedded, so that a page never asks another host for anything.
//
// The package compiles without a build; pages are then plain and unstyled and
// Built says so.
package assets

import (
	"embed"
	"encoding/json"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	"naru/internal/core"
)

// Prefix is the path under which Handler expects to be mounted.
const Prefix = "/assets/"

//go:embed all:dist
var dist embed.FS

// manifest maps an entry point's source name (app.ts) to its built file.
var manifest = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	raw, err := dist.ReadFile("dist/manifest.json")
	if err != nil || json.Unmarshal(raw, &names) != nil {
		return nil // not built; Built says so
	}
	return names
})

// Built reports that the assets were built into this binary, or says how to
// build them.
func Built() error {
	for _, entry := range []string{"app.ts", "app.css"} {
		if manifest()[entry] == "" {
			return core.Fail(core.Unavailable,
				"화면에 필요한 파일(%[1]s)이 실행 파일에 들어 있지 않습니다. ‘make build’로 다시 만들어 주십시오.",
				"The files that pages need (%[1]s) are not in this binary. Build it with ‘make build’.", entry)
		}
	}
	return nil
}

// Path gives the address of an entry point by its source name: app.ts.
func Path(entry string) string {
	if name, ok := manifest()[entry]; ok {
		return Prefix + name
	}
	return Prefix + entry
}

// Handler serves the built files under Prefix. Every name but the list of
// outputs holds a hash of its content, so browsers may keep them for good.
func Handler() http.Handler {
	root, err := fs.Sub(dist, "dist")
	if err != nil { // cannot happen: the folder is embedded by name
		return http.NotFoundHandler()
	}
	files := http.StripPrefix(Prefix, http.FileServerFS(root))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, Prefix)
		if about, err := fs.Stat(root, name); err != nil || about.IsDir() || name == "manifest.json" || strings.HasPrefix(name, ".") {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		files.ServeHTTP(w, r)
	})
}
