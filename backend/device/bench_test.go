package device_test

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"testing"

	"tradehub/backend/device"
)

// palletLabels makes labels of the size that a pallet label with symbols and Lao text as dots has.
func palletLabels(n int) device.Job {
	const size = 6 << 10
	job := device.Job{Name: "pallets", Form: device.ZPL}
	for i := range n {
		head := fmt.Sprintf("^XA^CI28^FD%08d^FS^FO0,0^GFA,", i)
		body := bytes.Repeat([]byte("0F"), (size-len(head)-len("^FS^PQ1^XZ\n"))/2)
		job.Labels = append(job.Labels, device.Label{ID: fmt.Sprint(i), Data: append(append([]byte(head), body...),
			"^FS^PQ1^XZ\n"...)})
	}
	return job
}

const benchLabels = 1000

// BenchmarkPalletLabels sends 1,000 labels of 6 kB to the simulator, which reads and keeps them as labels: with all
// that makes their fate known.
func BenchmarkPalletLabels(b *testing.B) {
	job := palletLabels(benchLabels)
	b.SetBytes(int64(benchLabels * len(job.Labels[0].Data)))
	for b.Loop() {
		sim, zebra := simulate(b, device.PrinterOptions{})
		o, err := zebra.Send(b.Context(), job, nil)
		if err != nil || o.Count(device.Printed) != benchLabels || len(sim.Labels()) != benchLabels {
			b.Fatal(o.Count(device.Printed), err)
		}
		sim.Close()
	}
	perSecond(b)
}

// BenchmarkPalletLabelsBareSimulator writes the same bytes to the simulator and waits for nothing but the last label:
// what the printer's own side costs.
func BenchmarkPalletLabelsBareSimulator(b *testing.B) {
	job := palletLabels(benchLabels)
	b.SetBytes(int64(benchLabels * len(job.Labels[0].Data)))
	for b.Loop() {
		done := make(chan struct{})
		sim, err := device.SimulatePrinter(b.Context(), "127.0.0.1:0", func(n int64, _ []byte) {
			if n == benchLabels {
				close(done)
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		bare(b, sim.Address(), job)
		<-done
		sim.Close()
	}
	perSecond(b)
}

// BenchmarkPalletLabelsBareSocket writes the same bytes to a socket that throws them away: the floor.
func BenchmarkPalletLabelsBareSocket(b *testing.B) {
	job := palletLabels(benchLabels)
	b.SetBytes(int64(benchLabels * len(job.Labels[0].Data)))
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	read := make(chan int64)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			n, _ := io.Copy(io.Discard, conn)
			read <- n
			_ = conn.Close()
		}
	}()
	for b.Loop() {
		bare(b, listener.Addr().String(), job)
		if n := <-read; n != int64(benchLabels*len(job.Labels[0].Data)) {
			b.Fatal(n)
		}
	}
	perSecond(b)
}

// bare writes labels one by one, as a program does that wants to know nothing.
func bare(b *testing.B, address string, job device.Job) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		b.Fatal(err)
	}
	for _, label := range job.Labels {
		if _, err := conn.Write(label.Data); err != nil {
			b.Fatal(err)
		}
	}
	_ = conn.Close()
}

func perSecond(b *testing.B) {
	b.ReportMetric(float64(b.N)*benchLabels/b.Elapsed().Seconds(), "labels/s")
}

// BenchmarkParse reads one line of a scale.
func BenchmarkParse(b *testing.B) {
	for p, line := range map[device.Protocol]string{device.SICS: "S S      12.50 kg", device.AND: "ST,+00012.50 kg",
		device.CAS: "ST,GS,1" + lampStable + ",   12.50 kg"} {
		b.Run(string(p), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := device.Parse(p, line); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
