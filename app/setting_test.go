package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestTheFirmKeepsItsPrefixesByDate(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	firm, err := o.settings.Firm()
	must(t, err)
	firm.Marks, firm.Extension = "NTG / KUNMING", 3
	firm.Prefixes = []SettingPrefix{{"9521234", "2020-01-01"}, {"9529999", "2099-01-01"}}
	must(t, o.settings.SaveFirm(firm, ""))
	got, err := o.settings.Firm()
	must(t, err)
	if got.Prefix != "9521234" || len(got.Prefixes) != 2 || got.Extension != 3 || got.Marks != "NTG / KUNMING" ||
		got.Name != "Nam Tha Green" || got.Site != "NTY" {
		t.Errorf("the firm is %+v", got)
	}
	firm.Prefixes[1].ValidFrom = "2020-01-01"
	refusedAs(t, o.settings.SaveFirm(firm, ""), words.SettingsPrefixTwice)
}

func TestASeriesTellsItsNextNumber(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	must(t, o.settings.SaveSeries(SettingSeries{Name: "invoice", Prefix: "NTG-26-", Width: 4, First: 117, Last: 9_999,
		Block: 1}, ""))
	must(t, o.settings.SayLastNumber("invoice", 130))
	all, err := o.settings.Series()
	must(t, err)
	for _, s := range all {
		if s.Name == "invoice" && (s.Example != "NTG-26-0131" || s.Reserved != 130 || s.Lost) {
			t.Errorf("the series is %+v", s)
		}
	}
	refusedAs(t, o.settings.SayLastNumber("invoice", 129), words.NumbersBack)
}

func TestAPersonWithANewPINSignsInAgain(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	hand := o.with(t, trade.Warehouse)
	people, err := o.settings.People()
	must(t, err)
	if len(people) != 2 || !people[0].Me || people[1].Me || people[1].Roles[0] != "warehouse" || !people[1].Active {
		t.Fatalf("people are %+v", people)
	}
	must(t, o.settings.GivePIN(people[1].ID, "902746", ""))
	start, err := hand.session.Start() // his session has ended: nobody sits there, and the page can say so
	if err != nil || start.Me != nil || !start.Ready {
		t.Errorf("the start is %+v, %v", start, err)
	}
	must(t, o.settings.ChangePerson(people[1].ID, []string{"officer"}, false, ""))
	_, err = hand.session.SignIn("warehouse", "902746")
	refusedAs(t, err, words.AccessWrong)
	refusedAs(t, o.settings.ChangePerson(people[0].ID, []string{"officer"}, true, ""), words.AccessLastAdministrator)
}

func TestABackupIsMadeRehearsedAndRestored(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	folder := t.TempDir()
	made, err := o.settings.MakeBackup(folder)
	must(t, err)
	known, err := o.settings.Backups("")
	must(t, err)
	if known.Last == nil || known.Last.Entries != made.Entries || known.Folder != folder || len(known.Found) != 1 ||
		known.Found[0] != made.Path {
		t.Errorf("known of backups: %+v", known)
	}
	proved, err := o.settings.Rehearse(made.Path)
	if err != nil || proved.Entries != made.Entries || proved.Head != made.Head {
		t.Errorf("rehearsed %+v, %v", proved, err)
	}
	must(t, o.settings.AddPerson("Later", []string{"officer"}, officePIN, ""))
	restored, err := o.settings.Restore(made.Path)
	must(t, err)
	if restored.Entries != made.Entries || restored.Replaced == "" || !restored.NumbersKept {
		t.Errorf("restored %+v", restored)
	}
	start, err := o.session.Start()
	if err != nil || start.Me != nil || len(start.People) != 1 {
		t.Errorf("after the restore: %+v, %v", start, err)
	}
	_, err = o.session.SignIn("Phet", officePIN)
	must(t, err)
	if known, err := o.settings.Backups(""); err != nil || known.Last == nil {
		t.Errorf("the last backup is forgotten: %+v, %v", known, err)
	}
}

func TestARestoreThatIsRefusedLeavesTheLedgerOpen(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	wrong := filepath.Join(t.TempDir(), "wrong.thbackup")
	must(t, os.WriteFile(wrong, []byte("no backup"), 0o600))
	_, err := o.settings.Restore(wrong)
	refusedAs(t, err, words.ArchiveNoBundle)
	_, err = o.settings.Rehearse(wrong)
	refusedAs(t, err, words.ArchiveNoBundle)
	if start, err := o.session.Start(); err != nil || start.Me == nil {
		t.Errorf("after it: %+v, %v", start, err)
	}
	_, err = o.settings.MakeBackup("backups")
	refusedAs(t, err, words.SettingWhole)
}

func TestVerifyTellsWhatItChecked(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	v, err := o.settings.Verify()
	must(t, err)
	if !v.Sound || v.Entries == 0 || v.Head == "" || v.Wrong != "" || v.More == nil {
		t.Errorf("verified %+v", v)
	}
	about, err := o.settings.About()
	must(t, err)
	if about.Station != "NT1" || !filepath.IsAbs(about.Folder) || about.Log != "" {
		t.Errorf("about %+v", about)
	}
}

func TestSettingsAreForWhoMay(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	hand := o.with(t, trade.Warehouse)
	made, err := o.settings.MakeBackup(t.TempDir())
	must(t, err)
	for name, err := range map[string]error{
		"firm": hand.settings.SaveFirm(SettingFirm{}, ""), "series": hand.settings.SaveSeries(SettingSeries{}, ""),
		"last number": hand.settings.SayLastNumber("unit", 1), "channel": hand.settings.SaveChannel(SettingChannel{}, ""),
		"person":  hand.settings.AddPerson("X", []string{"administrator"}, officePIN, ""),
		"backup":  second(hand.settings.MakeBackup(t.TempDir())),
		"backups": second(hand.settings.Backups("/")), "rehearse": second(hand.settings.Rehearse(made.Path)),
		"restore": second(hand.settings.Restore(made.Path)), "verify": second(hand.settings.Verify()),
	} {
		t.Run(name, func(t *testing.T) { refusedAs(t, err, words.AccessNotPermitted) })
	}
}

func TestLongWorkIsStoppedByAPerson(t *testing.T) {
	t.Parallel()
	var long stoppable
	long.now() // nothing is under way, and nothing happens
	err := long.run(context.Background(), func(ctx context.Context) error {
		if err := long.run(ctx, nil); fault.KeyOf(err) != string(words.SettingStillBusy) {
			t.Errorf("a second work at once: %v", err)
		}
		long.now()
		<-ctx.Done()
		return ctx.Err()
	})
	if fault.KeyOf(err) != string(words.SettingStopped) || !errors.Is(err, context.Canceled) {
		t.Errorf("stopped work is told as %v", err)
	}
	if err := long.run(context.Background(), func(context.Context) error { return nil }); err != nil {
		t.Errorf("the next work: %v", err)
	}
}
