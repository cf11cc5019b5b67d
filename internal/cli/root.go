package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"
	kongcompletion "github.com/jotaen/kong-completion"

	"naru/internal/app"
	"naru/internal/core"
	"naru/internal/dataset"
)

// Exit codes. They are part of the contract of the command line.
const (
	exitOK    = 0
	exitData  = 1 // the data, the store or the machine did not allow it
	exitUsage = 2 // the command was not understood
)

// root is the whole command line.
type root struct {
	Data string    `default:".naru"    env:"NARU_DATA"     help:"${help_data}" placeholder:"DIR"  type:"path"`
	DB   string    `env:"NARU_DB"      help:"${help_db}"   name:"db"           placeholder:"URL"`
	Home []string  `default:"41220,41" env:"NARU_HOME"     help:"${help_home}" placeholder:"CODE"`
	Lang core.Lang `env:"NARU_LANG"    help:"${help_lang}" placeholder:"ko|en"`

	Serve      serveCmd                  `cmd:"" help:"${help_serve}"`
	Demo       demoCmd                   `cmd:"" help:"${help_demo}"`
	Import     importCmd                 `cmd:"" help:"${help_import}"`
	Datasets   datasetsCmd               `cmd:"" help:"${help_datasets}"`
	Calc       Calc                      `cmd:"" help:"${help_calc}"`
	Report     reportCmd                 `cmd:"" help:"${help_report}"`
	Doctor     doctorCmd                 `cmd:"" help:"${help_doctor}"`
	Version    versionCmd                `cmd:"" help:"${help_version}"`
	Completion kongcompletion.Completion `cmd:"" help:"${help_completion}"`
}

// Streams are where a command reads and writes.
type Streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

// Env is what every command is given.
type Env struct {
	Streams

	Ctx    context.Context //nolint:containedctx // kong hands commands one value each
	Lang   core.Lang
	Config app.Config
}

// Say prints a line in the user's language.
func (e *Env) Say(ko, en string, args ...any) {
	fmt.Fprintln(e.Out, core.Tf(ko, en, args...).In(e.Lang))
}

// open opens the data folder and its stores.
func (e *Env) open() (*app.App, error) { return app.Open(e.Ctx, e.Config) }

// Main runs the command line and gives its exit code.
func Main(ctx context.Context, args []string, s Streams) int {
	lang := language(args)
	var r root
	exit := -1
	parser, err := kong.New(&r,
		kong.Name("naru"),
		kong.Description(descriptions.In(lang)),
		kong.Writers(s.Out, s.Err),
		kong.Exit(func(code int) { exit = code }),
		kong.Help(printHelp(lang)),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.ValueFormatter(kong.DefaultHelpValueFormatter),
		helps(lang), calcVars,
	)
	if err != nil {
		fmt.Fprintln(s.Err, "naru:", err)
		return exitUsage
	}
	kongcompletion.Register(parser)
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if exit >= 0 {
		return exit // --help has been printed
	}
	if err != nil {
		fmt.Fprintf(s.Err, "naru: %s\n%s\n", complaint(err, lang), core.T(
			"쓰는 법은 ‘naru --help’나 ‘naru 명령 --help’로 볼 수 있습니다.",
			"See ‘naru --help’ or ‘naru COMMAND --help’.").In(lang))
		return exitUsage
	}
	env := &Env{Streams: s, Ctx: ctx, Lang: lang, Config: app.Config{Data: r.Data, DB: r.DB, Home: r.Home}}
	if err := k.Run(env); err != nil {
		report(s.Err, lang, err)
		return exitCode(err)
	}
	return exitOK
}

// usageError marks an error of the command's form rather than of its data.
type usageError struct{ error }

func (u usageError) Unwrap() error { return u.error }

func exitCode(err error) int {
	if _, ok := errors.AsType[usageError](err); ok {
		return exitUsage
	}
	return exitData
}

// report prints what happened and what to do, without a stack trace.
func report(w io.Writer, lang core.Lang, err error) {
	fmt.Fprintln(w, "naru:", core.MessageOf(err).In(lang))
	var e *core.Error
	if !errors.As(err, &e) {
		fmt.Fprintln(w, "  ", err)
		return
	}
	for _, f := range e.Fields {
		if f.Name != dataset.FieldRejects {
			fmt.Fprintf(w, "  - %s\n", f.Message.In(lang))
		}
	}
	if e.Code == core.Internal && e.Cause != nil {
		fmt.Fprintln(w, "  ", e.Cause)
	}
}

// language is what --lang, NARU_LANG or the locale asks for; Korean first.
func language(args []string) core.Lang {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return core.ParseLang(v)
		}
		if a == "--lang" && i+1 < len(args) {
			return core.ParseLang(args[i+1])
		}
	}
	for _, name := range []string{"NARU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" && v != "C" && v != "POSIX" && !strings.HasPrefix(v, "C.") {
			return core.ParseLang(v)
		}
	}
	return core.Korean
}
