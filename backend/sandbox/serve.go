package sandbox

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Time limits of the server. A demonstration has one client on the same computer.
const (
	headerTimeout = 10 * time.Second
	closeTimeout  = 2 * time.Second
)

// Server is the platform listening on an address of this computer.
type Server struct {
	addr   string
	server *http.Server
	ended  chan struct{}
	err    error // what serving ended with, once ended is closed
	stop   func() bool
}

// Serve listens on addr and serves in the background until Close is called or ctx ends. Port 0 takes a free
// one; Addr tells which. An address that is not of this computer alone is an invalid fault
// "sandbox.address_not_local": the platform has no access control worth the name.
func (s *Sandbox) Serve(ctx context.Context, addr string) (*Server, error) {
	if !loopback(addr) {
		return nil, fault.New(fault.Invalid, words.SandboxAddressNotLocal, fault.Params{"address": addr})
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	v := &Server{
		addr:   listener.Addr().String(),
		server: &http.Server{Handler: s.handler, ReadHeaderTimeout: headerTimeout},
		ended:  make(chan struct{}),
	}
	go v.serve(listener)
	v.stop = context.AfterFunc(ctx, func() { _ = v.server.Close() }) // Close tells what Serve ended with
	return v, nil
}

func (v *Server) serve(listener net.Listener) {
	defer close(v.ended)
	if err := v.server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		v.err = err
	}
}

// loopback tells whether an address can only be reached from this computer. Names are not taken, not even
// localhost: what they mean is up to the network.
func loopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	ip := net.ParseIP(host)
	return err == nil && ip != nil && ip.IsLoopback()
}

// Addr is the address it listens on, with the real port.
func (v *Server) Addr() string { return v.addr }

// URL is what a client puts into remote.Config.
func (v *Server) URL() string { return "http://" + v.addr }

// Close stops listening, lets running requests end for a moment, and then cuts them.
func (v *Server) Close() error {
	v.stop()
	ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
	defer cancel()
	if err := v.server.Shutdown(ctx); err != nil {
		_ = v.server.Close() // what runs longer than that is cut
	}
	<-v.ended
	return v.err
}
