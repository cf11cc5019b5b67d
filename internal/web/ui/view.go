package ui

import (
	"context"
	"net/url"

	"naru/internal/core"
)

// Theme is how the page is coloured.
type Theme string

// The themes. ThemeSystem follows the device.
const (
	ThemeSystem   Theme = "system"
	ThemeLight    Theme = "light"
	ThemeDark     Theme = "dark"
	ThemeContrast Theme = "contrast"
)

// ParseTheme reads a theme's name; anything unknown is ThemeSystem.
func ParseTheme(s string) Theme {
	switch t := Theme(s); t {
	case ThemeLight, ThemeDark, ThemeContrast:
		return t
	default:
		return ThemeSystem
	}
}

// View is what every component may need to know about the request.
type View struct {
	Lang  core.Lang
	Theme Theme
	URL   *url.URL // the page's own address

	Acting core.Actor // who works, shown in the top bar

	query url.Values // of URL, read once: a page has thousands of links
}

type viewKey struct{}

// With puts the view into the context that components render in. The
// middleware does it for every request.
func With(ctx context.Context, v View) context.Context {
	if v.URL != nil {
		v.query = v.URL.Query()
	}
	return context.WithValue(ctx, viewKey{}, v)
}

// From gives the view of a context: Korean, the device's theme and the address
// "/" where none was set.
func From(ctx context.Context) View {
	v, _ := ctx.Value(viewKey{}).(View)
	if v.Lang == "" {
		v.Lang = core.Korean
	}
	if v.Theme == "" {
		v.Theme = ThemeSystem
	}
	if v.URL == nil {
		v.URL = &url.URL{Path: "/"}
	}
	return v
}

type sectionKey struct{}

// inSection marks that what is rendered stands under a section's heading, so
// that headings within it are one level lower.
func inSection(ctx context.Context) context.Context {
	return context.WithValue(ctx, sectionKey{}, true)
}

type noticesKey struct{}

// withNotices hands a page's messages to its header, which shows them beneath
// the title: first where one is, then what holds there.
func withNotices(ctx context.Context, list []Notice) context.Context {
	return context.WithValue(ctx, noticesKey{}, list)
}

func noticesOf(ctx context.Context) []Notice {
	list, _ := ctx.Value(noticesKey{}).([]Notice)
	return list
}

func sectioned(ctx context.Context) bool {
	in, _ := ctx.Value(sectionKey{}).(bool)
	return in
}

// Lang gives the language that the reader chose.
func Lang(ctx context.Context) core.Lang { return From(ctx).Lang }

// Tx gives one of two wordings, by the reader's language.
func Tx(ctx context.Context, ko, en string) string {
	return core.T(ko, en).In(Lang(ctx))
}

// Say gives a text in the reader's language.
func Say(ctx context.Context, t core.Text) string { return t.In(Lang(ctx)) }
