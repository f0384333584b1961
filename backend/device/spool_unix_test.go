//go:build unix

package device_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/device"
	"tradehub/backend/device/devicetest"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// The programs of CUPS as far as we use them. A printer is a folder of its name; what was printed lies in its file
// "out", and whatever else is to be said lies in files too.
const (
	fakeLp = `#!/bin/sh
while [ $# -gt 0 ]; do case "$1" in
	-d) queue="$2"; shift 2 ;;
	-t) title="$2"; shift 2 ;;
	-o) options="$2"; shift 2 ;;
	*) echo "lp: unknown $1" >&2; exit 2 ;;
esac; done
at="$FAKE_SPOOL/$queue"
[ -d "$at" ] || { echo "lp: Error - The printer or class does not exist." >&2; exit 1; }
[ -f "$at/refuse" ] && { cat "$at/refuse" >&2; exit 1; }
[ -f "$at/hang" ] && { touch "$at/begun"; exec sleep 60; }
cat > "$at/job.$$" && cat "$at/job.$$" >> "$at/out" && rm "$at/job.$$"
echo "$title|$options|$LC_ALL" >> "$at/told"
echo "request id is $queue-12 (1 file(s))"
`
	fakeLpstat = `#!/bin/sh
[ "$1" = -e ] && { ls -r "$FAKE_SPOOL" | grep Zebra; exit 0; }
for name; do :; done
at="$FAKE_SPOOL/$name"
[ -d "$at" ] || { echo "lpstat: Invalid destination name in list \"$name\"!" >&2; exit 1; }
case "$1" in
	-l) cat "$at/state" 2> /dev/null || echo "printer $name is idle.  enabled since Sun 22 Nov 2026" ;;
	-a) cat "$at/accepts" 2> /dev/null || echo "$name accepting requests since Sun 22 Nov 2026" ;;
esac
`
)

// TestMain puts the programs of CUPS onto the path, once for all tests.
func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "spool")
		if err != nil {
			return 1
		}
		defer func() { _ = os.RemoveAll(dir) }()
		err = errors.Join(os.WriteFile(filepath.Join(dir, "lp"), []byte(fakeLp), 0o700),
			os.WriteFile(filepath.Join(dir, "lpstat"), []byte(fakeLpstat), 0o700), os.Setenv("FAKE_SPOOL", dir),
			os.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH")))
		if err != nil {
			return 1
		}
		return m.Run()
	}())
}

// queue makes a printer that CUPS knows, and gives its folder.
func queue(t *testing.T) (device.Printer, string) {
	t.Helper()
	at, err := os.MkdirTemp(os.Getenv("FAKE_SPOOL"), "Zebra")
	if err != nil {
		t.Fatal(err)
	}
	return open(t, "spool:"+filepath.Base(at), quick), at
}

func say(t *testing.T, at, file, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(at, file), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func heard(t *testing.T, at, file string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(at, file))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(content)
}

func TestSpooler(t *testing.T) {
	t.Parallel()
	devicetest.Exercise(t, func(t *testing.T) devicetest.Subject {
		p, at := queue(t)
		return devicetest.Subject{Printer: p, Final: device.Sent,
			Output: func() []byte { return []byte(heard(t, at, "out")) }}
	}, func(t *testing.T) device.Printer {
		return open(t, "spool:nobody", quick)
	})
}

func TestLabelsGoRawAndPapersDoNot(t *testing.T) {
	t.Parallel()
	p, at := queue(t)
	o, err := p.Send(t.Context(), devicetest.Labels("A", 2), nil)
	if err != nil || o.Spooled != filepath.Base(at)+"-12" {
		t.Errorf("%+v, %v", o, err)
	}
	paper := device.Job{Name: "invoice 1", Form: device.PDF, Labels: []device.Label{{Data: []byte("%PDF-1.7")}}}
	if _, err := p.Send(t.Context(), paper, nil); err != nil {
		t.Fatal(err)
	}
	if told := heard(t, at, "told"); told != "labels A|raw|C\ninvoice 1||C\n" {
		t.Errorf("%q", told)
	}
}

func TestWhatTheSpoolerRefuses(t *testing.T) {
	t.Parallel()
	for said, key := range map[string]words.Key{
		"lp: Unsupported document-format \"application/x\".":     words.DeviceSpoolRefused,
		"lp: Error - The printer or class does not exist.":       words.DeviceSpoolMissing,
		"lp: Error - unable to access \"x\" - Permission denied": words.DeviceSpoolRefused,
	} {
		p, at := queue(t)
		say(t, at, "refuse", said)
		o, err := p.Send(t.Context(), devicetest.Labels("A", 2), nil)
		if fault.KeyOf(err) != string(key) || o.Count(device.Queued) != 2 {
			t.Errorf("%s: %v, %v", said, o.States, err)
		}
	}
}

func TestWhatTheSpoolerSaysOfAPrinter(t *testing.T) {
	t.Parallel()
	const enabled = "printer Z is idle.  enabled since Sun 22 Nov 2026\n\tForm mounted:\n"
	for _, c := range []struct {
		state, accepts string
		want           device.Alarm
	}{
		{"printer Z disabled since Sun 22 Nov 2026 -\n\tPaused\n", "", device.Paused},
		{enabled + "\tAlerts: media-empty-error\n", "", device.PaperOut},
		{enabled + "\tAlerts: none, cover-open-warning\n", "", device.HeadOpen},
		{enabled + "\tAlerts: offline-report\n", "", device.Offline},
		{enabled + "\tAlerts: marker-supply-empty-error\n", "", device.RibbonOut},
		{enabled, "Z not accepting requests since Sun 22 Nov 2026 -\n\treason unknown\n", device.NotAccepting},
		{enabled + "\tAlerts: none\n", "Z accepting requests since", ""},
		{"printer Z now printing Z-12.  enabled since Sun 22 Nov 2026\n\tSending data to printer.\n", "", ""},
	} {
		p, at := queue(t)
		say(t, at, "state", c.state)
		if c.accepts != "" {
			say(t, at, "accepts", c.accepts)
		}
		status, err := p.Status(t.Context())
		if err != nil || c.want == "" != status.Ready() || c.want != "" && !status.Has(c.want) {
			t.Errorf("%q, %q: %+v, %v", c.state, c.accepts, status, err)
		}
		o, err := p.Send(t.Context(), devicetest.Labels("A", 1), nil)
		if c.want != "" && (fault.KeyOf(err) != "device."+string(c.want) || o.Count(device.Queued) != 1) {
			t.Errorf("%q: sent, %v, %v", c.state, o, err)
		}
	}
}

// Whether a command that is cut off has handed its job over, nobody knows.
func TestASpoolerThatIsCutOff(t *testing.T) {
	t.Parallel()
	p, at := queue(t)
	say(t, at, "hang", "")
	ctx, stop := cancelWhen(t, filepath.Join(at, "begun"))
	defer stop()
	o, err := p.Send(ctx, devicetest.Labels("A", 2), nil)
	if err == nil || o.Count(device.Unknown) != 2 || strings.Contains(heard(t, at, "out"), "^XA") {
		t.Errorf("%v, %v", o.States, err)
	}
}

func TestThePrintersOfThisComputer(t *testing.T) {
	t.Parallel()
	_, at := queue(t)
	names, err := device.SpoolPrinters(t.Context())
	if err != nil || !slices.Contains(names, filepath.Base(at)) || !slices.IsSorted(names) {
		t.Errorf("%v, %v", names, err)
	}
}
