package web

import (
	"log/slog"
	"net/http"

	"naru/internal/core"
	"naru/internal/web/assets"
	"naru/internal/web/middleware"
	"naru/internal/web/pages"
)

// Handler serves the whole site.
func Handler(site *pages.Site, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	site.Routes(mux)
	mux.Handle("GET /assets/", assets.Handler())
	mux.HandleFunc("POST /preferences", middleware.SetPreferences)
	mux.HandleFunc("POST /acting", middleware.SetActing)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		middleware.Fail(w, r, core.Fail(core.NotFound,
			"이 주소에는 화면이 없습니다. 주소를 확인하거나 처음 화면으로 가십시오.",
			"There is no page at this address. Check it, or start from the first page."))
	})
	return middleware.Stack(middleware.Config{Log: log}, mux)
}
