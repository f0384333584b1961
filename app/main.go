package app

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"tradehub/frontend"
)

// config is how the program was started.
type config struct {
	dir   string        // the data folder
	serve string        // address of the bridge; empty opens the window
	pages string        // folder of built pages; empty takes those in the program
	send  time.Duration // how often to send what waits; 0 never sends by itself
}

// Main runs the program and gives its exit code.
func Main(args []string) int {
	c, err := readConfig(args, os.Stderr)
	if err != nil {
		return 2
	}
	if c.serve != "" {
		err = serve(c)
	} else {
		err = openWindow(c)
	}
	if err != nil {
		_, _ = fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func readConfig(args []string, w io.Writer) (c config, err error) {
	home, err := os.UserConfigDir()
	if err != nil {
		home = "."
	}
	f := flag.NewFlagSet("tradehub", flag.ContinueOnError)
	f.SetOutput(w)
	f.StringVar(&c.dir, "data", filepath.Join(home, "tradehub"), "the folder of this station's data")
	f.StringVar(&c.serve, "serve", "", "serve the pages to browsers at this loopback address, and open no window")
	f.StringVar(&c.pages, "pages", "", "folder of built pages to serve in place of the program's own")
	f.DurationVar(&c.send, "send-every", sendEvery, "how often to send what waits for the platform; 0 never by itself")
	return c, f.Parse(args)
}

// serve runs the browser bridge until it is interrupted.
func serve(c config) error {
	if !loopbackHost(c.serve) {
		return fmt.Errorf("%s is not an address of this computer alone; take 127.0.0.1 and a port", c.serve)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	h, err := openHouse(ctx, c.dir)
	if err != nil {
		return err
	}
	defer func() { _ = h.close() }() // the ledger is durable without it
	pages, err := frontend.Pages()
	if c.pages != "" {
		pages, err = os.DirFS(c.pages), nil
	}
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.serve)
	if err != nil {
		return err
	}
	h.beginListening()
	go h.keepSending(ctx, c.send)
	server := &http.Server{Handler: newBridge(h, pages).handler(), ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	_, _ = fmt.Fprintf(os.Stdout, "http://%s\n", listener.Addr())
	if err := server.Serve(listener); err != http.ErrServerClosed {
		return err
	}
	return nil
}
