package main

import (
	"errors"
	"testing"

	"tradehub/backend/sheet"
	"tradehub/templates"
)

var errDiskFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errDiskFull }

func TestADiskThatIsFullIsNotToldAsAFaultOfThePainter(t *testing.T) {
	t.Parallel()
	label, err := sheet.NewLibrary(templates.Sheets(), nil).Find("pallet-label")
	if err != nil {
		t.Fatal(err)
	}
	data, err := label.Sample(sheet.Shortest)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := label.Lay(data, sheet.Options{CreatedAt: scriptClock(scriptHour)()})
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"pdf", "zpl"} {
		s := &press{painting: painting{to: format}}
		s.file.Writer = fullDisk{}
		err := s.add(doc)
		if err == nil {
			err = s.finish()
		}
		if !errors.Is(err, errDiskFull) {
			t.Errorf("%s: %v, want what the disk says", format, err)
		}
	}
}

func TestFilesOfSeveralSheetsAreNumbered(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"label.png": "label-2.png", "a.b/label": "a.b/label-2",
		"out/in.voice.svg": "out/in.voice-2.svg"} {
		if got := numbered(name, 2); got != want {
			t.Errorf("the second of %s is %s, want %s", name, got, want)
		}
	}
}
