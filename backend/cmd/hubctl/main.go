// Hubctl is Trade Hub without a window: everything the line needs, from the command line.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &program{out: os.Stdout, err: os.Stderr, in: os.Stdin, env: os.Getenv}
	os.Exit(p.run(ctx, os.Args[1:]))
}
