package device_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/device/devicetest"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

func printed(sim *device.PrinterSimulator) []string {
	return devicetest.Numbers(bytes.Join(sim.Labels(), nil))
}

// truthful holds what was told against what came out: what is told as printed is, what is told as queued is not, and
// nothing came out twice.
func truthful(t *testing.T, sim *device.PrinterSimulator, job device.Job, o device.Outcome) {
	t.Helper()
	out := map[string]int{}
	for _, number := range printed(sim) {
		out[number]++
	}
	for i, label := range job.Labels {
		switch n := out[label.ID]; {
		case n > 1:
			t.Errorf("%s came out %d times", label.ID, n)
		case o.States[i] == device.Printed && n != 1, o.States[i] == device.Queued && n != 0, o.States[i] == device.Sent:
			t.Errorf("%s is told as %s and came out %d times", label.ID, o.States[i], n)
		}
	}
}

// resolve does what an operator does: look for each label of unknown fate, then print what is missing.
func resolve(t *testing.T, sim *device.PrinterSimulator, zebra *device.Zebra, job device.Job, o device.Outcome) {
	t.Helper()
	there := printed(sim)
	rest := device.Job{Name: job.Name, Form: job.Form}
	for i, label := range job.Labels {
		if o.States[i] == device.Queued || o.States[i] == device.Unknown && !slices.Contains(there, label.ID) {
			rest.Labels = append(rest.Labels, label)
		}
	}
	if len(rest.Labels) > 0 {
		if _, err := zebra.Send(t.Context(), rest, nil); err != nil {
			t.Fatalf("the rest: %v", err)
		}
	}
	got := printed(sim)
	slices.Sort(got)
	for i, label := range job.Labels {
		if len(got) != len(job.Labels) || got[i] != label.ID {
			t.Fatalf("%d labels came out for %d: %v", len(got), len(job.Labels), got)
		}
	}
}

func TestAPrinterThatIsNotReadyGetsNothing(t *testing.T) {
	t.Parallel()
	for broken, key := range map[device.SimFault]words.Key{
		device.SimPaperOut: words.DevicePaperOut, device.SimRibbonOut: words.DeviceRibbonOut,
		device.SimHeadOpen: words.DeviceHeadOpen, device.SimPaused: words.DevicePaused,
		device.SimOverTemperature: words.DeviceOverTemperature, device.SimBufferFull: words.DeviceBufferFull,
		device.SimMute: words.DeviceSilent,
	} {
		t.Run(string(broken), func(t *testing.T) {
			t.Parallel()
			sim, zebra := simulate(t, quick)
			sim.Break(broken)
			o, err := zebra.Send(t.Context(), devicetest.Labels("A", 3), nil)
			if fault.KeyOf(err) != string(key) || fault.CodeOf(err) != fault.Unavailable || o.Count(device.Queued) != 3 {
				t.Errorf("%v, %v; want %s", o.States, err, key)
			}
			sim.Mend()
			if out := sim.Labels(); len(out) > 0 {
				t.Errorf("%q came out", out)
			}
		})
	}
}

// Real printers may not answer ~HS while the paper is out; ~HQES tells the reason.
func TestASilentPrinterIsAskedForTheReason(t *testing.T) {
	t.Parallel()
	for broken, want := range map[device.SimFault]device.Alarm{
		device.SimPaperOut: device.PaperOut, device.SimRibbonOut: device.RibbonOut, device.SimHeadOpen: device.HeadOpen,
		device.SimOverTemperature: device.OverTemperature, device.SimPaused: device.Paused,
	} {
		sim, zebra := simulate(t, quick)
		sim.Break(device.SimSilent)
		sim.Break(broken)
		status, err := zebra.Status(t.Context())
		if err != nil || !slices.Equal(status.Alarms, []device.Alarm{want}) || status.Host != nil {
			t.Errorf("%s: %+v, %v", broken, status, err)
		}
	}
}

// Something goes wrong in the middle and is put right: every label comes out once, and the operator was told why it
// took so long.
func TestABatchGoesOnWhenThePrinterIsPutRight(t *testing.T) {
	t.Parallel()
	for broken, alarm := range map[device.SimFault]device.Alarm{
		device.SimPaperOut: device.PaperOut, device.SimRibbonOut: device.RibbonOut, device.SimHeadOpen: device.HeadOpen,
		device.SimPaused: device.Paused, device.SimOverTemperature: device.OverTemperature, device.SimMute: device.Silent,
	} {
		for _, silent := range []bool{false, true} {
			t.Run(fmt.Sprint(broken, silent), func(t *testing.T) {
				t.Parallel()
				sim, zebra := simulate(t, quick)
				if silent {
					sim.Break(device.SimSilent)
				}
				sim.BreakAfter(broken, 13)
				job := devicetest.Labels("A", 40)
				told := false
				o, err := zebra.Send(t.Context(), job, func(p device.Progress) {
					if slices.Contains(p.Alarms, alarm) && !told {
						told = true
						sim.Mend()
					}
				})
				if err != nil || !told || o.Count(device.Printed) != 40 {
					t.Errorf("%v, %v, told: %t", o.States, err, told)
				}
				truthful(t, sim, job, o)
			})
		}
	}
}

func TestALineThatIsCutLeavesNoLabelTwiceAndNoneMissing(t *testing.T) {
	t.Parallel()
	const label = int64(len("^XA^FDA0000^FS^PQ1^XZ\n"))
	breaks := map[string]func(*device.PrinterSimulator){}
	for n := range int64(24) {
		breaks[fmt.Sprintf("cut after %d labels", n+1)] = func(s *device.PrinterSimulator) {
			s.BreakAfter(device.SimCut, n+1)
		}
		breaks[fmt.Sprintf("power off and on after %d labels", n+1)] = func(s *device.PrinterSimulator) {
			s.BreakAfter(device.SimPowerCycle, n+1)
		}
		breaks[fmt.Sprintf("cut in label %d", n)] = func(s *device.PrinterSimulator) { s.CutAfterBytes(n*label + 3 + n/2) }
	}
	for name, breaking := range breaks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sim, zebra := simulate(t, quick)
			breaking(sim)
			job := devicetest.Labels("A", 30)
			o, err := zebra.Send(t.Context(), job, nil)
			if key := fault.KeyOf(err); key != string(words.DeviceLinkCut) && key != string(words.DevicePrinterMissing) {
				t.Fatalf("%v, %v", o.States, err)
			}
			if o.Count(device.Unknown) > 8 {
				t.Errorf("the fate of %d labels is unknown", o.Count(device.Unknown))
			}
			truthful(t, sim, job, o)
			resolve(t, sim, zebra, job, o)
		})
	}
}

func TestPowerOffInTheMiddle(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	sim.BreakAfter(device.SimPaused, 11) // so that labels are in the buffer when the power goes
	job := devicetest.Labels("A", 30)
	o, err := zebra.Send(t.Context(), job, func(p device.Progress) {
		if slices.Contains(p.Alarms, device.Paused) {
			sim.PowerOff()
		}
	})
	if fault.KeyOf(err) != string(words.DevicePrinterGone) || o.Count(device.Unknown) == 0 {
		t.Fatalf("%v, %v", o.States, err)
	}
	params := fault.All(err)[0].Params
	if params["printed"] != o.Count(device.Printed) || params["unknown"] != o.Count(device.Unknown) ||
		params["waiting"] != o.Count(device.Queued) {
		t.Errorf("told %v of %v", params, o.States)
	}
	truthful(t, sim, job, o)
	sim.Mend()
	if err := sim.PowerOn(t.Context()); err != nil {
		t.Fatal(err)
	}
	resolve(t, sim, zebra, job, o)
}

// A job that is stopped is taken back: what a person is told to be missing never comes out later.
func TestAStoppedJobIsTakenBack(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	sim.Slow(5)
	job := devicetest.Labels("A", 60)
	ctx, stop := context.WithCancel(t.Context())
	o, err := zebra.Send(ctx, job, func(p device.Progress) {
		if p.Printed >= 10 {
			stop()
		}
	})
	if fault.KeyOf(err) != string(words.DevicePrintStopped) || o.Count(device.Queued) == 0 ||
		o.Count(device.Printed) < 10 {
		t.Fatalf("%v, %v", o.States, err)
	}
	if _, err := zebra.Status(t.Context()); err != nil { // its answer comes when the printer has forgotten
		t.Fatal(err)
	}
	truthful(t, sim, job, o)
	sim.Slow(0)
	resolve(t, sim, zebra, job, o)
}

func TestPatienceEnds(t *testing.T) {
	t.Parallel()
	for _, broken := range []device.SimFault{device.SimPaperOut, device.SimMute, device.SimSilent} {
		options := quick
		options.PatienceMS = 30
		sim, zebra := simulate(t, options)
		if broken == device.SimSilent {
			sim.Break(broken)
			sim.BreakAfter(device.SimHeadOpen, 5)
		}
		sim.BreakAfter(broken, 5)
		job := devicetest.Labels("A", 20)
		o, err := zebra.Send(t.Context(), job, nil)
		if fault.KeyOf(err) != string(words.DeviceStoodStill) {
			t.Fatalf("%s: %v, %v", broken, o.States, err)
		}
		truthful(t, sim, job, o)
		if broken == device.SimMute {
			continue // it may not have heard that it is to forget
		}
		sim.Mend()
		resolve(t, sim, zebra, job, o)
	}
}

// Whoever is told may wait, and so hold a batch.
func TestABatchCanBeHeld(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	held := false
	o, err := zebra.Send(t.Context(), devicetest.Labels("A", 30), func(p device.Progress) {
		if p.Printed < 16 || held {
			return
		}
		held = true
		if status, err := zebra.Status(t.Context()); err != nil || !status.Ready() {
			t.Errorf("status while held: %+v, %v", status, err)
		}
		if got := len(sim.Labels()); got > 24 {
			t.Errorf("%d labels came out while the batch was held at %d", got, p.Printed)
		}
	})
	if err != nil || !held || o.Count(device.Printed) != 30 {
		t.Errorf("%v, %v, held: %t", o.States, err, held)
	}
}

func TestAPausedPrinterGoesOn(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	if err := zebra.Pause(t.Context()); err != nil {
		t.Fatal(err)
	}
	if status, err := zebra.Status(t.Context()); err != nil || !status.Has(device.Paused) {
		t.Fatalf("%+v, %v", status, err)
	}
	if err := zebra.Resume(t.Context()); err != nil {
		t.Fatal(err)
	}
	sim.BreakAfter(device.SimPaused, 4)
	resumed := false
	o, err := zebra.Send(t.Context(), devicetest.Labels("A", 10), func(p device.Progress) {
		if slices.Contains(p.Alarms, device.Paused) && !resumed {
			resumed = true
			other := open(t, "tcp:"+sim.Address(), quick).(*device.Zebra)
			if err := other.Resume(t.Context()); err != nil { // over the line of the job that is being printed
				t.Error(err)
			}
		}
	})
	if err != nil || !resumed || o.Count(device.Printed) != 10 {
		t.Errorf("%v, %v", o.States, err)
	}
}

func TestCopiesBelongToTheirLabel(t *testing.T) {
	t.Parallel()
	sim, zebra := simulate(t, quick)
	sim.BreakAfter(device.SimPaperOut, 4) // in the middle of the second label
	job := device.Job{Form: device.ZPL, Labels: []device.Label{{Data: []byte("^XA^FDA^FS^PQ3^XZ")},
		{Data: []byte("^XA^FDB^FS^PQ3,0,1,Y^XZ")}, {Data: []byte("^XA^FDC^FS^XZ")}}}
	told := false
	o, err := zebra.Send(t.Context(), job, func(p device.Progress) {
		if slices.Contains(p.Alarms, device.PaperOut) && !told {
			if told = true; p.Printed > 1 {
				t.Errorf("%d labels are told as printed", p.Printed)
			}
			sim.Mend()
		}
	})
	if err != nil || !told || o.Count(device.Printed) != 3 {
		t.Errorf("%v, %v", o.States, err)
	}
	if got := fmt.Sprint(printed(sim)); got != "[A A A B B B C]" {
		t.Errorf("%s came out", got)
	}
}

// answering is a device that says the same to everybody.
func answering(t *testing.T, answer string) *device.Zebra {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { _ = conn.Close() })
			go func() {
				piece := make([]byte, 512)
				for {
					if _, err := conn.Read(piece); err != nil {
						return
					}
					_, _ = conn.Write([]byte(answer))
				}
			}()
		}
	}()
	return open(t, "tcp:"+listener.Addr().String(), quick).(*device.Zebra)
}

const (
	first  = "\x02030,0,0,1184,000,0,0,0,000,0,0,0\x03\r\n"
	second = "\x02000,0,0,0,1,2,6,1,00000000,1,003\x03\r\n"
	third  = "\x021234,1\x03\r\n"
)

func TestAllOfAnAnswerIsRead(t *testing.T) {
	t.Parallel()
	status, err := answering(t, first+second+third).Status(t.Context())
	want := device.HostStatus{Communication: 30, LabelLengthDots: 1184, ThermalTransfer: true, PrintMode: "2",
		WidthMode: "6", LabelWaiting: true, PrintsAhead: true, StoredImages: 3, Password: "1234", StaticRAM: true}
	if err != nil || *status.Host != want || !status.Ready() || !status.Has(device.LabelWaiting) {
		t.Errorf("%+v, %v", status.Host, err)
	}
}

func TestWhoAnswersOtherwiseIsNoPrinter(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]string{
		"http":         "HTTP/1.1 400 Bad Request\r\n\r\n",
		"short string": "\x02030,0,0\x03\r\n\x02000\x03\r\n\x021234,0\x03\r\n",
		"no flag":      strings.Replace(first, ",0,", ",x,", 1) + second + third,
		"no number":    strings.Replace(first, ",000,", ",-01,", 1) + second + third,
		"no end":       first + second + strings.Replace(third, "1\x03", "7\x03", 1),
		"endless":      string(bytes.Repeat([]byte("x"), 10_000)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			zebra := answering(t, answer)
			if _, err := zebra.Status(t.Context()); fault.KeyOf(err) != string(words.DevicePrinterForeign) {
				t.Errorf("status: %v", err)
			}
			o, err := zebra.Send(t.Context(), devicetest.Labels("A", 2), nil)
			if fault.KeyOf(err) != string(words.DevicePrinterForeign) || o.Count(device.Queued) != 2 {
				t.Errorf("send: %v, %v", o.States, err)
			}
		})
	}
}

func TestAPDFIsNothingForALabelPrinter(t *testing.T) {
	t.Parallel()
	_, zebra := simulate(t, quick)
	job := device.Job{Form: device.PDF, Labels: []device.Label{{Data: []byte("%PDF")}}}
	if _, err := zebra.Send(t.Context(), job, nil); fault.KeyOf(err) != string(words.DeviceForm) {
		t.Error(err)
	}
}
