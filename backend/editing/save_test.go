package editing_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tradehub/backend/backup"
	"tradehub/backend/clock"
	"tradehub/backend/dossier"
	"tradehub/backend/editing"
	"tradehub/backend/exchange"
	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

func TestSavingIsOneVersion(t *testing.T) {
	t.Parallel()
	o := open(t)
	before := o.base()
	r := editing.SaveRequest{Shipment: r1, Base: before, Command: "save-1", Changes: []dossier.Change{
		set("/facts/contract/number", "KM-2026-041"), set("/facts/lots/0/district", "Namtha"),
		{Pointer: "/facts/tests", Op: dossier.AddRow}}}
	saved, err := o.Editing.Save(ctx, officer, r)
	check(t, err)
	opened := o.open(officer)
	district, _ := value(opened.Values, "/facts/lots/0/district")
	if saved.Version != before.Version+1 || opened.Base.Version != saved.Version || district.Value != "Namtha" {
		t.Errorf("saved %+v, opened %+v with %+v", saved, opened.Base, district)
	}
	_, err = o.Editing.Save(ctx, officer, r)
	wants(t, err, words.StorePosted, "")
	if same := o.save(set("/facts/contract/number", "KM-2026-041")); same.Version != saved.Version {
		t.Errorf("saving nothing made version %d", same.Version)
	}
	d, err := o.Papers.Dossier(ctx, officer, r1)
	check(t, err)
	if d.Facts.Contract == nil || d.Facts.Contract.Number != "KM-2026-041" || d.Facts.Total().Packages != 2520 {
		t.Errorf("papers would say %+v", d.Facts.Contract)
	}
}

func TestWhatCannotBeSavedIsToldAtItsField(t *testing.T) {
	t.Parallel()
	o := open(t)
	base := o.base()
	for _, tt := range []struct {
		change dossier.Change
		key    words.Key
	}{
		{set("/facts/contract/dated_on", "31.2."), words.EditorNoDate},
		{set("/facts/lots/0/orchard", "X"), words.EditorLedgerTells},
		{set("/facts/route/nationality", "QQ"), words.EditorUnknownCode},
		{set("/facts/certificate_of_origin/form", "form-z"), words.EditorUnknownCode},
		{set("/facts/customs/lane", "blue"), words.EditorUnknownCode},
		{set("/facts/tests/0/lot", "NO-LOT"), words.EditorUnknownCode},
		{set("/facts/nothing", "X"), words.EditorNoSuchFact},
		{set("/facts/parties/buyer/code", "B"), ""},
	} {
		_, err := o.Editing.Save(ctx, officer, editing.SaveRequest{Shipment: r1, Base: base,
			Changes: []dossier.Change{tt.change}})
		if tt.key == "" { // name and country are lacking
			if all := fault.All(err); len(all) != 2 || all[0].Field != "/facts/parties/buyer/name" ||
				all[0].Key != string(words.EditorMissing) {
				t.Errorf("half a party is told %v", err)
			}
			continue
		}
		wants(t, err, tt.key, tt.change.Pointer)
	}
	if o.base().Version != base.Version {
		t.Error("something was saved")
	}
}

func TestTwoOfficersAreToldOfEachOther(t *testing.T) {
	t.Parallel()
	o := open(t)
	base := o.base()
	o.save(set("/facts/contract/number", "THEIRS"), set("/facts/bank", "BCEL"), set("/facts/lots/1/district", "SAME"))
	mine := editing.SaveRequest{Shipment: r1, Base: base, Changes: []dossier.Change{set("/facts/contract/number", "MINE"),
		set("/facts/trading", "TH"), set("/facts/lots/1/district", "SAME")}}
	got, err := o.Editing.Save(ctx, other, mine)
	check(t, err)
	var told []string
	for _, c := range got.Conflicts {
		clash := ""
		if c.Clash {
			clash = " clash"
		}
		told = append(told, strings.Join([]string{c.Pointer, c.Mine, c.Theirs + clash}, "|"))
	}
	want := []string{"/facts/contract/number|MINE|THEIRS clash", "/facts/trading|TH|CN",
		"/facts/bank|BCEL LUANG NAMTHA|BCEL",
		"/facts/lots/1/district|SAME|SAME"}
	for _, one := range want {
		if !slices.Contains(told, one) {
			t.Errorf("%s is not told: %v", one, told)
		}
	}
	if got.Version != 0 || len(told) > len(want)+1 || got.Conflicts[0].By == "" || got.Conflicts[0].At.IsZero() {
		t.Errorf("told %+v", got)
	}
	if tried := o.try(editing.TryRequest{Base: base}); !tried.Newer {
		t.Error("trying on an old base is not told")
	}
	mine.Base = o.base()
	again, err := o.Editing.Save(ctx, other, mine)
	check(t, err)
	if len(again.Conflicts) > 0 || again.Version != mine.Base.Version+1 {
		t.Errorf("on the new base: %+v", again)
	}
	_, err = o.Editing.Save(ctx, other, editing.SaveRequest{Shipment: r1, Base: editing.Base{Version: 99, Rows: base.Rows},
		Changes: mine.Changes})
	wants(t, err, words.EditorBaseUnknown, "")
}

func TestUnsavedWorkIsNeverLost(t *testing.T) {
	t.Parallel()
	o := open(t)
	typed := []dossier.Change{set("/facts/contract/number", "HALF"), set("/facts/lots/0/district", "Sing"),
		set("/facts/contract/dated_on", "not yet a date")}
	keep := func(who trade.Actor, changes ...dossier.Change) {
		t.Helper()
		check(t, o.Editing.Keep(ctx, who, editing.SaveRequest{Shipment: r1, Base: o.base(), Changes: changes}))
	}
	keep(officer, typed...)
	if opened := o.open(other); opened.Unsaved != nil {
		t.Error("another person sees it")
	}
	u := o.open(officer).Unsaved
	if u == nil || !slices.Equal(u.Changes, typed) || u.Newer || !u.At.Equal(noon) {
		t.Fatalf("it opens with %+v", u)
	}
	edits := o.edits()
	if len(edits) != 1 || edits[0].By != "Noy" || edits[0].Base != o.base().Version || edits[0].Newest != edits[0].Base {
		t.Errorf("the checks are told %+v", edits)
	}
	_, err := o.Editing.Save(ctx, other, editing.SaveRequest{Shipment: r1, Base: o.base(),
		Changes: []dossier.Change{set("/facts/bank", "BCEL")}})
	check(t, err)
	if u := o.open(officer).Unsaved; u == nil || !u.Newer || len(u.Changes) != 3 {
		t.Errorf("after somebody else saved: %+v", u)
	}
	keep(officer)
	if o.open(officer).Unsaved != nil || len(o.edits()) != 0 {
		t.Error("no changes at all keep something")
	}
	keep(officer, typed[0])
	o.save(typed[0])
	if o.open(officer).Unsaved != nil {
		t.Error("it is still there after it was saved")
	}
	keep(officer, typed[0])
	check(t, o.Editing.Discard(ctx, officer, r1))
	check(t, o.Editing.Discard(ctx, officer, r1))
	if o.open(officer).Unsaved != nil {
		t.Error("it is still there after it was given up")
	}
}

func (o *office) edits() (all []edit) {
	o.t.Helper()
	check(o.t, o.DB.Read(ctx, func(tx *store.Tx) error {
		found, err := o.Editing.Edits(tx, r1)
		for _, e := range found {
			all = append(all, edit{e.By, e.Base, e.Newest})
		}
		return err
	}))
	return all
}

type edit struct {
	By           string
	Base, Newest int64
}

func TestDamagedWorkIsPutAside(t *testing.T) {
	t.Parallel()
	o := open(t)
	check(t, o.Editing.Keep(ctx, officer, editing.SaveRequest{Shipment: r1, Base: o.base(),
		Changes: []dossier.Change{set("/facts/bank", "BCEL")}}))
	files, err := filepath.Glob(filepath.Join(o.dir, station.UnsavedFolder, "*.json"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	check(t, os.WriteFile(files[0], []byte(`{"changes": [`), 0o600))
	opened := o.open(officer)
	if opened.Unsaved != nil || opened.Damaged == nil {
		t.Fatalf("it opens with %+v", opened.Unsaved)
	}
	wants(t, opened.Damaged, words.EditorUnsavedDamaged, "")
	if _, err := os.Stat(files[0] + ".damaged"); err != nil || o.open(officer).Damaged != nil {
		t.Errorf("it was not put aside: %v", err)
	}
	check(t, os.WriteFile(files[0], []byte(`{"changes": [`), 0o600))
	if len(o.edits()) != 0 {
		t.Error("the checks are told of it")
	}
}

// A backup has what was not saved yet, and a restore brings it back where nobody went on with it.
func TestUnsavedWorkIsPartOfBackups(t *testing.T) {
	t.Parallel()
	o := open(t)
	check(t, o.Editing.Keep(ctx, officer, editing.SaveRequest{Shipment: r1, Base: o.base(),
		Changes: []dossier.Change{set("/facts/bank", "EARLY")}}))
	chief := trade.Actor{PersonID: "chief", Name: "Chief", Roles: []trade.Role{trade.Administrator}}
	made, err := o.Backup.Backup(ctx, chief, t.TempDir())
	check(t, err)
	for _, late := range []string{"", "LATE"} {
		dir := filepath.Join(t.TempDir(), "data")
		_, err = backup.Restore(ctx, clock.Fixed(noon), made.Path, dir)
		check(t, err)
		want := "EARLY"
		if late != "" {
			want = o.goneOnWith(dir, late)
			_, err = backup.Restore(ctx, clock.Fixed(noon.Add(time.Hour)), made.Path, dir)
			check(t, err)
		}
		s, err := station.Open(ctx, station.Config{Dir: dir, Cost: cheap, Clock: clock.Fixed(noon)})
		check(t, err)
		opened, err := s.Editing.Open(ctx, officer, r1)
		if err != nil || opened.Unsaved == nil || opened.Unsaved.Changes[0].Value != want {
			t.Errorf("restored is %+v, %v, want %s", opened.Unsaved, err, want)
		}
		check(t, s.Close())
	}
}

// goneOnWith types on in another folder.
func (o *office) goneOnWith(dir, typed string) string {
	o.t.Helper()
	s, err := station.Open(ctx, station.Config{Dir: dir, Cost: cheap, Clock: clock.Fixed(noon)})
	check(o.t, err)
	err = s.Editing.Keep(ctx, officer, editing.SaveRequest{Shipment: r1, Base: o.base(),
		Changes: []dossier.Change{set("/facts/bank", typed)}})
	check(o.t, errors.Join(err, s.Close()))
	return typed
}

// Of a dossier that was read from a file an officer here adds what officers add; the rest is changed where it is
// loaded.
func TestADossierFromElsewhere(t *testing.T) {
	t.Parallel()
	o := open(t)
	d, err := o.Papers.Dossier(ctx, officer, r1)
	check(t, err)
	d.Reference = "ELSEWHERE-1"
	check(t, o.Papers.Import(ctx, officer, papers.ImportRequest{Dossiers: []dossier.Dossier{d}}))
	opened, err := o.Editing.Open(ctx, officer, "ELSEWHERE-1")
	check(t, err)
	r := editing.SaveRequest{Shipment: "ELSEWHERE-1", Base: opened.Base,
		Changes: []dossier.Change{set("/facts/bank", "BCEL")}}
	saved, err := o.Editing.Save(ctx, officer, r)
	check(t, err)
	again, err := o.Editing.Open(ctx, officer, "ELSEWHERE-1")
	check(t, err)
	bank, _ := value(again.Values, "/facts/bank")
	if !again.Imported || bank.Value != "BCEL" || bank.Source.Kind != dossier.Typed ||
		again.Base.Version != saved.Version {
		t.Errorf("saved %+v, then %+v", saved, bank)
	}
	conflict, err := o.Editing.Save(ctx, other, r)
	check(t, err)
	if len(conflict.Conflicts) != 1 || conflict.Conflicts[0].Clash {
		t.Errorf("told %+v", conflict)
	}
	r.Base, r.Changes = again.Base, []dossier.Change{set("/facts/marks", "X")}
	_, err = o.Editing.Save(ctx, officer, r)
	wants(t, err, words.EditorFromFile, "/facts/marks")
	behind, err := o.Editing.Behind(ctx, officer, "ELSEWHERE-1", "/facts/transport/0/loads/0/net_g")
	if err != nil || len(behind.Loads) != 1 || len(behind.Loads[0].Scanned) != 0 {
		t.Errorf("behind it: %+v, %v", behind, err)
	}
}

// Whatever the worked examples say may be typed: no list refuses it, and typing it again changes nothing.
func TestTheWorkedExamplesCanBeTyped(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, name := range []string{"r1", "t1"} {
		d := example(t, name)
		d.Reference = "TYPED-" + name
		o.read(d)
		opened, err := o.Editing.Open(ctx, officer, d.Reference)
		check(t, err)
		var all []dossier.Change
		for _, v := range opened.Values {
			if field, _ := dossier.FieldOf(v.Pointer); field.Added() {
				all = append(all, set(v.Pointer, v.Value))
			}
		}
		tried, err := o.Editing.Try(ctx, officer, editing.TryRequest{Shipment: d.Reference, Base: opened.Base, Changes: all})
		check(t, err)
		if len(tried.Wrong) > 0 || len(tried.Values) > 0 || len(all) < 100 {
			t.Errorf("%s: %d facts, wrong are %v, moved %v", name, len(all), tried.Wrong, tried.Values)
		}
		for _, p := range tried.Papers {
			if p.Moved || p.Touched && name == "r1" {
				t.Errorf("%s: %s is moved %v, touched %v", name, p.Form.Kind, p.Moved, p.Touched)
			}
		}
	}
}

func example(t *testing.T, name string) dossier.Dossier {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + name + ".json")
	check(t, err)
	all, err := exchange.ReadDossiers(bytes.NewReader(content))
	check(t, err)
	return all[0]
}
