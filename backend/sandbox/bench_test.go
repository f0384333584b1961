package sandbox_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tradehub/backend/remote"
	"tradehub/backend/remote/remotetest"
)

// BenchmarkSend measures one durable commit per message, sent one after another.
func BenchmarkSend(b *testing.B) {
	_, client, _ := fresh(b)
	n := 0
	for b.Loop() {
		n++
		if got := send(b, client, stockRow(n)); got.Outcome != remote.Accepted {
			b.Fatalf("%+v", got)
		}
	}
	report(b, n)
}

// BenchmarkSendBare is BenchmarkSend with net/http alone: the difference is what the client costs.
func BenchmarkSendBare(b *testing.B) {
	_, _, base := fresh(b)
	n := 0
	for b.Loop() {
		n++
		m := stockRow(n)
		request, err := http.NewRequest("PUT", base+"/v1/stock/"+m.ExternalID, bytes.NewReader(m.Body))
		if err != nil {
			b.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Idempotency-Key", m.Key)
		response, err := http.DefaultClient.Do(request)
		if err != nil || response.StatusCode != http.StatusCreated {
			b.Fatalf("%+v, %v", response, err)
		}
		_, _ = io.Copy(io.Discard, response.Body)
		_ = response.Body.Close()
	}
	report(b, n)
}

// BenchmarkSendBatch measures batches of 100, each one durable commit, from one and from two senders.
func BenchmarkSendBatch(b *testing.B) {
	for _, c := range []struct {
		name    string
		senders int
		make    func(n int) remote.Message
	}{
		{"stock", 1, stockRow},
		{"stock/two_senders", 2, stockRow},
		{"consignments", 1, func(n int) remote.Message {
			return remotetest.Consignment(key(n), fmt.Sprintf("C7/%d", n))
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			_, client, _ := fresh(b)
			batches := make([][]remote.Message, b.N)
			for i := range b.N * remote.MaxBatch {
				batches[i/remote.MaxBatch] = append(batches[i/remote.MaxBatch], c.make(i+1))
			}
			b.ResetTimer()
			var senders sync.WaitGroup
			for sender := range c.senders {
				senders.Go(func() { drain(b, client, batches, sender, c.senders) })
			}
			senders.Wait()
			report(b, b.N*remote.MaxBatch)
		})
	}
}

// drain sends every step-th batch.
func drain(b *testing.B, client *remote.Client, batches [][]remote.Message, first, step int) {
	for i := first; i < len(batches); i += step {
		got, err := client.SendBatch(context.Background(), batches[i])
		if err != nil || got[0].Outcome != remote.Accepted {
			b.Errorf("%+v, %v", got, err)
			return
		}
	}
}

// BenchmarkCheck sets the cost of validation beside that of a library.
func BenchmarkCheck(b *testing.B) {
	for _, name := range []string{"Stock", "Consignment", "Shipment", "BatchReceipt"} {
		raw := []byte(samples()[name])
		check, library := checker(b, name), referee(b, name)
		b.Run(name+"/checker", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := check(raw); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/library", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
				if err != nil || library.Validate(value) != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/parse_only", func(b *testing.B) {
			for b.Loop() {
				var value any
				if json.Unmarshal(raw, &value) != nil {
					b.Fatal("no JSON")
				}
			}
		})
	}
}

// key is a key as long as a real one.
func key(n int) string { return fmt.Sprintf("01939f6e-7e2a-7d8c-9a51-%012d", n) }

func stockRow(n int) remote.Message {
	m := remotetest.Stock(key(n), fmt.Sprintf("I%d@VTE", n), 1, int64(n))
	m.Body = []byte(strings.ReplaceAll(string(m.Body), "\n\t\t", ""))
	return m
}

func report(b *testing.B, rows int) {
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}
