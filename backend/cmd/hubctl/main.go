// Hubctl is Trade Hub without a window: everything the line needs, from the command line.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"tradehub/backend/clock"
)

func main() { os.Exit(hubctl(clock.System())) }

// hubctl carries out the command line of this process and gives the exit code.
func hubctl(now clock.Clock) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // pressed once more, Ctrl-C ends the program on the spot
	p := &program{out: os.Stdout, err: os.Stderr, in: os.Stdin, env: os.Getenv, now: now}
	return p.run(ctx, os.Args[1:])
}
