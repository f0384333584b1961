package syncing_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"tradehub/backend/remote"
	"tradehub/backend/remote/remotetest"
	"tradehub/backend/syncing"
)

// BenchmarkDrain sends waiting messages through the outbox and, beside it, the same messages in bare loops of the
// same requests against the same kind of platform: what order, keys, results and durability cost is the
// difference. "loop" is one request after the other, "ratio" what the outbox reaches of it; the same-senders pair
// has as many requests under way as the outbox has. Each round does all, one after the other, so that a busy
// machine slows all.
func BenchmarkDrain(b *testing.B) {
	for _, c := range []struct {
		name           string
		size, inFlight int
		count          int
	}{
		{"single/1 in flight", 1, 1, 1000},
		{"single/4 in flight", 1, 4, 1000},
		{"batches of 100/1 in flight", 100, 1, 5000},
		{"batches of 100/4 in flight", 100, 4, 5000},
	} {
		b.Run("stock/"+c.name, func(b *testing.B) {
			measure(b, c.size, c.inFlight, c.count, func(i int) remote.Message {
				return remotetest.Stock("", fmt.Sprint("I", i), 1, int64(i))
			})
		})
		b.Run("consignments/"+c.name, func(b *testing.B) {
			measure(b, c.size, c.inFlight, c.count, func(i int) remote.Message {
				return consignment(fmt.Sprint("C", i), "1")
			})
		})
	}
}

func measure(b *testing.B, size, inFlight, count int, document func(int) remote.Message) {
	b.Helper()
	said := make([]remote.Message, count)
	for i := range said {
		said[i] = document(i)
	}
	var outbox, loop, senders, whole time.Duration
	for range b.N {
		loop += bareLoop(b, said, size, 1)
		senders += bareLoop(b, said, size, inFlight)
		drained, synced := drainOnce(b, said, syncing.Options{BatchSize: size, InFlight: inFlight})
		outbox, whole = outbox+drained, whole+synced
	}
	rows := float64(count * b.N)
	b.ReportMetric(rows/outbox.Seconds(), "outbox-rows/s")
	b.ReportMetric(rows/loop.Seconds(), "loop-rows/s")
	b.ReportMetric(rows/whole.Seconds(), "sync-rows/s") // with the changes read back
	b.ReportMetric(loop.Seconds()/outbox.Seconds(), "ratio")
	b.ReportMetric(senders.Seconds()/outbox.Seconds(), "same-senders-ratio")
	b.ReportMetric(0, "ns/op")
}

// drainOnce measures sending through the outbox, and a whole Sync of the same on another station.
func drainOnce(b *testing.B, said []remote.Message, options syncing.Options) (drained, synced time.Duration) {
	b.Helper()
	h := newHub(b, options)
	h.say(b, said...)
	start := time.Now()
	if n, err := h.Drain(context.Background(), channel); err != nil || n != int64(len(said)) {
		b.Fatalf("%d sent, %v", n, err)
	}
	drained = time.Since(start)
	h = newHub(b, options)
	h.say(b, said...)
	start = time.Now()
	if report := h.sync(b); report.Sent != int64(len(said)) {
		b.Fatalf("%+v", report)
	}
	return drained, time.Since(start)
}

// bareLoop measures sending without an outbox.
func bareLoop(b *testing.B, said []remote.Message, size, senders int) time.Duration {
	b.Helper()
	h := newHub(b, syncing.Options{})
	client, err := remote.New(remote.Config{BaseURL: h.platform.url})
	if err != nil {
		b.Fatal(err)
	}
	defer client.Close()
	batches := make(chan []remote.Message, len(said))
	for i := 0; i < len(said); i += size {
		batch := make([]remote.Message, 0, size)
		for n, m := range said[i:min(i+size, len(said))] {
			m.Key = fmt.Sprint("S1-1-", i+n)
			batch = append(batch, m)
		}
		batches <- batch
	}
	close(batches)
	start := time.Now()
	var group sync.WaitGroup
	for range senders {
		group.Go(func() {
			for batch := range batches {
				sendBare(b, client, batch)
			}
		})
	}
	group.Wait()
	return time.Since(start)
}

func sendBare(b *testing.B, client *remote.Client, batch []remote.Message) {
	results, err := []remote.Result{{}}, error(nil)
	if len(batch) == 1 {
		results[0], err = client.Send(context.Background(), batch[0])
	} else {
		results, err = client.SendBatch(context.Background(), batch)
	}
	if err != nil || results[0].Outcome != remote.Accepted {
		b.Errorf("%+v, %v", results[0], err)
	}
}
