package app

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	stdruntime "runtime"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"tradehub/frontend"
)

var errNoDisplay = errors.New("there is no display to open a window on; use hubctl, or start with " +
	"--serve 127.0.0.1:8430")

// instance names the program, so that a second start brings the first window to the front.
const instance = "la.tradehub.window"

// openWindow opens the window and returns when it is closed.
func openWindow(c config) error {
	if !making && stdruntime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return errNoDisplay
	}
	pages, err := frontend.Pages()
	if err != nil {
		return err
	}
	w := &window{config: c}
	if err := w.prepare(); err != nil {
		return err
	}
	return wails.Run(w.options(pages))
}

// window is the one window of the program.
type window struct {
	config
	ctx   context.Context
	house *house
	desk  *desk
	bound []any
	place placement
}

// prepare opens the ledger and the log. Making the bindings runs through here too and must leave no trace.
func (w *window) prepare() (err error) {
	if making {
		w.desk, w.bound = newDesk(&house{}, w.emit)
		return nil
	}
	if w.house, err = openHouse(context.Background(), w.dir); err != nil {
		return err
	}
	if err := logTo(filepath.Join(w.dir, logFile)); err != nil {
		return err
	}
	w.place = readPlacement(w.house.file(placementFile))
	w.desk, w.bound = newDesk(w.house, w.emit)
	return nil
}

func (w *window) options(pages fs.FS) *options.App {
	return &options.App{
		Title: "Trade Hub", Width: w.place.Width, Height: w.place.Height, MinWidth: 1024, MinHeight: 700,
		AssetServer: &assetserver.Options{Assets: pages, Handler: documents(w.desk), Middleware: withPolicy},
		OnStartup:   w.start, OnBeforeClose: w.leave, OnShutdown: w.shutDown, Bind: w.bound, Menu: w.menu(),
		SingleInstanceLock: &options.SingleInstanceLock{UniqueId: instance, OnSecondInstanceLaunch: w.comeForward},
		DragAndDrop:        &options.DragAndDrop{EnableFileDrop: true, DisableWebViewDrop: true},
		Linux:              &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: "tradehub"},
		LogLevel:           logger.WARNING, LogLevelProduction: logger.ERROR,
	}
}

// withPolicy puts the content security policy on everything the window loads.
func withPolicy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Content-Security-Policy", policy)
		rw.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(rw, r)
	})
}

func (w *window) emit(name string, data any) {
	if w.ctx != nil {
		runtime.EventsEmit(w.ctx, name, data)
	}
}

func (w *window) start(ctx context.Context) {
	w.ctx = ctx
	runtime.OnFileDrop(ctx, func(_, _ int, paths []string) { w.emit("files", paths) })
	if w.place.Maximised {
		runtime.WindowMaximise(ctx)
	}
	w.house.beginListening()
	go w.house.keepSending(ctx, w.send)
}

// leave keeps where the window was; nothing else needs saving, as every step is saved when it is done.
func (w *window) leave(ctx context.Context) (prevent bool) {
	width, height := runtime.WindowGetSize(ctx)
	if err := (placement{width, height, runtime.WindowIsMaximised(ctx)}).write(w.house.file(placementFile)); err != nil {
		slog.Warn("the window's place was not kept", "error", err)
	}
	return false
}

func (w *window) shutDown(context.Context) {
	if err := w.house.close(); err != nil {
		slog.Error("the ledger was not closed in order", "error", err)
	}
}

func (w *window) comeForward(data options.SecondInstanceData) {
	runtime.WindowUnminimise(w.ctx)
	runtime.WindowShow(w.ctx)
	w.emit("files", data.Args)
}
