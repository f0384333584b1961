package device_test

import (
	"context"
	"os"
	"testing"
	"time"
)

// cancelWhen ends a context when a file appears. Nothing tells of a file of another process but looking.
func cancelWhen(t *testing.T, path string) (context.Context, context.CancelFunc) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		ticker := time.NewTicker(2 * time.Millisecond)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
				if _, err := os.Stat(path); err == nil {
					stop()
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return ctx, stop
}
