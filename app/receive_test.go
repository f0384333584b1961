package app

import (
	"context"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tradehub/backend/access"
	"tradehub/backend/demo"
	"tradehub/templates"
)

// morningDesk is a desk on the morning before the deliveries, with the man of the warehouse signed in.
func morningDesk(t *testing.T) *desk {
	t.Helper()
	dir := t.TempDir()
	cost := access.Cost{MemoryKiB: 8, Passes: 1, Threads: 1}
	if _, err := demo.Play(context.Background(), demo.Config{Dir: dir, Cost: cost, Until: "deliver"}); err != nil {
		t.Fatal(err)
	}
	h, err := openHouse(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.close() })
	d, _ := newDesk(h, func(string, any) {})
	if _, err := (&Session{d}).SignIn("Khamla", demo.PIN); err != nil {
		t.Fatal(err)
	}
	return d
}

// isTold tells whether an error is one refusal, of that key.
func isTold(err error, key string) bool {
	var e *toldError
	return errors.As(err, &e) && len(e.Faults) == 1 && e.Faults[0].Key == key
}

// droppedFile writes a delivery sheet of the demonstration to where somebody might drag it from.
func droppedFile(t *testing.T) (path string, content []byte) {
	t.Helper()
	content, err := templates.Demo.ReadFile("demo/r1/luang.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "luang.xlsx")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, content
}

func TestADroppedSheetIsCheckedAndThenBooked(t *testing.T) {
	t.Parallel()
	r := &Receive{morningDesk(t)}
	path, content := droppedFile(t)
	checked, err := r.CheckPath(path, "COLD-1")
	if err != nil || len(checked.Faults) != 0 || checked.NetG != 11_560_000 || checked.Cooperative != "COOP-LUANG" {
		t.Fatalf("the sheet is read as %+v, %v", checked, err)
	}
	if all, err := r.List(); err != nil || len(all) != 0 {
		t.Fatalf("checking has booked %+v, %v", all, err)
	}
	booked, err := r.ImportPath(path, "COLD-1", "drop-1")
	if err != nil || booked.Number != "CON-00001" || booked.NetG != 11_560_000 || booked.Graded != 1 {
		t.Fatalf("booked %+v, %v", booked, err)
	}
	all, err := r.List()
	if err != nil || len(all) != 1 || !slices.Equal(all[0].Lots, []string{"LNT-BAN-261103-02"}) {
		t.Errorf("the list is %+v, %v", all, err)
	}
	card, err := r.Look("CON-00001")
	if err != nil || card.BookedBy != "Khamla" || card.BookedAt == "" || card.Location != "COLD-1" ||
		card.Lots[0].GrossG != 12_427_000 || card.Lots[0].GradedBy != "" {
		t.Errorf("the card is %+v, %v", card, err)
	}
	again, err := r.Check("luang.xlsx", base64.StdEncoding.EncodeToString(content), "COLD-1")
	if err != nil || len(again.Faults) != 1 || again.Faults[0].Key != "receiving.note_known" || again.Faults[0].Row != 0 {
		t.Errorf("the same sheet again: %+v, %v", again.Faults, err)
	}
}

func TestAFileThatCannotBeReadIsSaidToBeSo(t *testing.T) {
	t.Parallel()
	r := &Receive{morningDesk(t)}
	gone := filepath.Join(t.TempDir(), "gone.xlsx")
	_, noFile := r.CheckPath(gone, "COLD-1")
	_, noText := r.Check("cut.xlsx", "not base64!", "COLD-1")
	for _, err := range []error{noFile, noText} {
		if !isTold(err, "exchange.file_unreadable") {
			t.Errorf("told %v", err)
		}
	}
	wrong, err := r.Check("list.csv", base64.StdEncoding.EncodeToString([]byte("code,name")), "COLD-1")
	if err != nil || len(wrong.Faults) != 1 || wrong.Faults[0].Key != "exchange.not_xlsx" {
		t.Errorf("a list is told to be %+v, %v", wrong.Faults, err)
	}
}

func TestAWeightThatItsLineDoesNotSayIsRefused(t *testing.T) {
	t.Parallel()
	d := morningDesk(t)
	shed{pack: &Pack{d}}.withScale(t)
	taken := TakenWeight{WeightG: 20_000, Scale: "FLOOR-1", Line: "S S     12.000 kg", At: "2026-11-03T02:00:00Z"}
	_, err := (&Receive{d}).Save(NewDelivery{Cooperative: "COOP-LUANG", Location: "COLD-1",
		Lots: []NewLot{{GrossG: 20_000, Weighings: []TakenWeight{taken}}}})
	if !isTold(err, "weighing.differs") {
		t.Errorf("told %v", err)
	}
	if all, err := (&Receive{d}).List(); err != nil || len(all) > 0 {
		t.Errorf("booked %+v, %v", all, err)
	}
}

func TestNobodyReadsFilesWithoutSigningIn(t *testing.T) {
	t.Parallel()
	d := morningDesk(t)
	r := &Receive{d}
	path, _ := droppedFile(t)
	d.sit("")
	_, checked := r.CheckPath(path, "COLD-1")
	_, looked := r.Look("CON-00001")
	_, chosen := r.Choices()
	_, scanned := r.Scan("COOP-LUANG")
	_, saved := r.SaveTemplate()
	for i, err := range []error{checked, looked, chosen, scanned, saved} {
		if !isTold(err, "access.sign_in") {
			t.Errorf("call %d as nobody: %v", i, err)
		}
	}
}

func TestAScanIsReadForReceiving(t *testing.T) {
	t.Parallel()
	r := &Receive{morningDesk(t)}
	path, _ := droppedFile(t)
	if _, err := r.ImportPath(path, "COLD-1", ""); err != nil {
		t.Fatal(err)
	}
	here := Scanned{Lot: "LNT-BAN-261103-02", Delivery: "CON-00001"}
	for text, want := range map[string]Scanned{
		"COOP-LUANG":             {Cooperative: "COOP-LUANG"},
		"COLD-1":                 {Location: "COLD-1"},
		"BAN-CAV":                {Item: "BAN-CAV"},
		"19521234000010":         {Item: "BAN-CAV"},
		"CON-00001":              {Delivery: "CON-00001"},
		"LNT-BAN-261103-02":      here,
		"]C110LNT-BAN-261103-02": here,
		"]C10119521234000010" + "11261103" + "10LOT-9": {Item: "BAN-CAV", Lot: "LOT-9", HarvestedOn: "2026-11-03"},
	} {
		if got, err := r.Scan(text); err != nil || got != want {
			t.Errorf("%q is read as %+v, %v; want %+v", text, got, err, want)
		}
	}
	for text, key := range map[string]string{"YUNGUO": "receive.scan_unknown", "": "gs1.empty_scan",
		"19521234000011": "receive.scan_unknown"} {
		if got, err := r.Scan(text); !isTold(err, key) {
			t.Errorf("%q is read as %+v, %v; want %s", text, got, err, key)
		}
	}
}

func TestTheTemplateLiesBesideTheLedger(t *testing.T) {
	t.Parallel()
	r := &Receive{morningDesk(t)}
	path, err := r.SaveTemplate()
	if err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(path)
	if err != nil || filepath.Dir(path) != r.d.house.dir {
		t.Errorf("written to %s, %v", path, err)
	}
	content, err := r.Template()
	if err != nil || content != base64.StdEncoding.EncodeToString(written) {
		t.Errorf("a browser would get something else, %v", err)
	}
}
