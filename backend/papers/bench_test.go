package papers_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"tradehub/backend/papers"
	"tradehub/backend/trade"
)

// coldPapers is set in the environment of a process that is to do one job over a ledger and end: the name of the job,
// and the folder of the ledger.
const coldPapers = "TRADEHUB_COLD_PAPERS"

func TestMain(m *testing.M) {
	job, folder, cold := strings.Cut(os.Getenv(coldPapers), ":")
	if !cold {
		os.Exit(m.Run())
	}
	s, shut, err := openYard(context.Background(), folder)
	var written int
	if err == nil {
		written, err = jobs[job](context.Background(), s)
		shut()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(written, peakKiB())
}

// jobs are what is measured: each gives how many bytes it wrote.
var jobs = map[string]func(context.Context, *papers.Service) (int, error){
	"all papers": allPapers, "manifest": manifest, "bundles": bundle, "bundles, floor": frozen,
}

// ofR1 are the papers of the worked example R1.
var ofR1 = []trade.PaperKind{"commercial-invoice", "packing-list", "origin-letter", "shipping-instruction",
	"cover-sheet", "form-e", "phytosanitary", "rail-consignment-note", "wagon-list", "weight-note", "export-declaration"}

// allPapers drafts all papers of R1, from the ledger to PDF.
func allPapers(ctx context.Context, s *papers.Service) (written int, err error) {
	for _, kind := range ofR1 {
		got, err := s.Draft(ctx, officer, papers.DraftRequest{Shipment: "NTG-2026-R1", Kind: kind})
		if err != nil {
			return 0, fmt.Errorf("%s: %w", kind, err)
		}
		written += len(got.PDF)
	}
	return written, nil
}

// manifest drafts the manifest of the special train from the 31,500 cartons in its 25 containers.
func manifest(ctx context.Context, s *papers.Service) (int, error) {
	got, err := s.DraftDeparture(ctx, officer, "X8106/2026-11-20", "train-manifest")
	return len(got.PDF), err
}

// bundle puts the frozen papers of all shipments of the special train into files, one for each shipment.
func bundle(ctx context.Context, s *papers.Service) (int, error) {
	all, err := s.List(ctx, officer, "")
	if err != nil {
		return 0, err
	}
	var written counter
	for reference := range byShipment(all) {
		if err := s.Bundle(ctx, officer, reference, &written); err != nil {
			return 0, err
		}
	}
	return int(written), nil
}

// frozen is the floor of bundle: it reads the same papers one by one.
func frozen(ctx context.Context, s *papers.Service) (int, error) {
	all, err := s.List(ctx, officer, "")
	if err != nil {
		return 0, err
	}
	var written counter
	for _, p := range all {
		got, err := s.Reprint(ctx, officer, p.Kind, p.Number)
		if err != nil {
			return 0, err
		}
		_, _ = written.Write(got.PDF)
	}
	return int(written), nil
}

// byShipment counts the papers of each shipment.
func byShipment(all []papers.Listed) map[string]int {
	count := map[string]int{}
	for _, p := range all {
		count[p.Shipment]++
	}
	return count
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// BenchmarkPapersOfR1 measures all eleven papers of R1, from a ledger with its 2,520 cartons to PDF: again and again as
// drafts that are looked at, and as a process that opens the ledger and reads templates and fonts first. Beside it, in
// the same run, ReportLab makes one invoice of three sheets, where it is installed.
func BenchmarkPapersOfR1(b *testing.B) {
	folder := yardOfR1(b)
	benchJob(b, folder, "all papers", len(ofR1))
	b.Run("ReportLab, one invoice", benchReportLab)
}

// BenchmarkPapersOfS1 measures the manifest of the special train and the bundles of its 25 shipments, with the greatest
// memory of a process that does nothing else. Beside the bundles, in the same run, the floor, which is reading the same
// frozen papers; beside the manifest ReportLab, where it is installed.
func BenchmarkPapersOfS1(b *testing.B) {
	folder := yardOfS1(b)
	benchJob(b, folder, "manifest", 1)
	benchJob(b, folder, "bundles", shipmentsOfS1)
	benchJob(b, folder, "bundles, floor", shipmentsOfS1)
	b.Run("ReportLab, one invoice", benchReportLab)
}

// benchJob measures a job in a process of its own each time, then again and again in this one.
func benchJob(b *testing.B, folder, job string, files int) {
	b.Run(job+", cold process", func(b *testing.B) {
		var written, peak int
		var cpu time.Duration
		for b.Loop() {
			cold := exec.CommandContext(b.Context(), os.Args[0])
			cold.Env = append(os.Environ(), coldPapers+"="+job+":"+folder)
			out, err := cold.Output()
			if err == nil {
				_, err = fmt.Sscan(string(out), &written, &peak)
			}
			if err != nil {
				b.Fatalf("%v: %s", err, out)
			}
			cpu += cold.ProcessState.UserTime() + cold.ProcessState.SystemTime()
		}
		b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms")
		b.ReportMetric(float64(written), "bytes")
		b.ReportMetric(float64(peak)/1024, "peak-MiB")
	})
	b.Run(job+", warm", func(b *testing.B) {
		s, shut, err := openYard(b.Context(), folder)
		if err != nil {
			b.Fatal(err)
		}
		defer shut()
		written, err := jobs[job](b.Context(), s) // from here on it is warm
		for b.Loop() {
			if err == nil {
				written, err = jobs[job](b.Context(), s)
			}
		}
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(written)/float64(files), "bytes/file")
	})
}

// peakKiB is the greatest memory that this process has had, where the kernel tells it.
func peakKiB() (peak int) {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	_, _ = fmt.Sscan(rest, &peak)
	return peak
}

// benchReportLab lets ReportLab make the longest invoice, as the benchmarks of package sheet do.
func benchReportLab(b *testing.B) {
	python := ""
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import reportlab").Run() == nil {
			python = name
		}
	}
	if python == "" {
		b.Skip("ReportLab is not installed")
	}
	const script, fonts, sample = "../sheet/testdata/invoice_by_reportlab.py", "../../templates/fonts",
		"../../templates/sheets/commercial-invoice/longest.json"
	var out []byte
	var cpu time.Duration
	for b.Loop() {
		cold := exec.CommandContext(b.Context(), python, script, fonts, sample)
		var err error
		if out, err = cold.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		cpu += cold.ProcessState.UserTime() + cold.ProcessState.SystemTime()
	}
	b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms")
	var warm time.Duration
	var size int
	if _, err := fmt.Fscan(bytes.NewReader(out), (*int64)(&warm), &size); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(warm.Microseconds())/1000, "warm-ms")
	b.ReportMetric(float64(size), "bytes")
}
