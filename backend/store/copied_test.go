package store_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/store"
	"tradehub/templates/words"
)

func TestHeadOfCopyLeavesTheCopyAsItIs(t *testing.T) {
	t.Parallel()
	l, ctx := newLedger(t), context.Background()
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := l.BackupTo(ctx, copied); err != nil {
		t.Fatal(err)
	}
	l.receive(t, 1000) // the copy does not know of it
	before, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	head, err := store.HeadOfCopy(ctx, copied)
	if err != nil || head.Station != "NT1" || head.Entries != 2 || len(head.Chain) != 64 {
		t.Fatalf("head %+v, %v", head, err)
	}
	after, err := os.ReadFile(copied)
	if err != nil || !bytes.Equal(before, after) {
		t.Fatalf("the copy was changed, %v", err)
	}
	if files, err := os.ReadDir(filepath.Dir(copied)); err != nil || len(files) != 1 {
		t.Fatalf("beside the copy: %v, %v", files, err)
	}
	_, err = store.HeadOfCopy(ctx, filepath.Join(t.TempDir(), "none.db"))
	if fault.CodeOf(err) != fault.Unavailable {
		t.Fatalf("no file: %v", err)
	}
}

func TestNumbersFollow(t *testing.T) {
	t.Parallel()
	const earlier = `{"opens": 3, "epoch": 1, "series": {"unit": {"last": 20}, "invoice": {"last": 4}}}`
	for name, c := range map[string]struct {
		now  string
		want bool
	}{
		"the same": {earlier, true},
		"further on": {`{"opens": 9, "series": {"unit": {"last": 90}, "invoice": {"last": 4},
			"lot": {"last": 1}}}`, true},
		"a series behind":          {`{"opens": 9, "series": {"unit": {"last": 19}, "invoice": {"last": 4}}}`, false},
		"a series unknown":         {`{"opens": 9, "series": {"unit": {"last": 90}}}`, false},
		"unknown and not given":    {`{"opens": 9, "lost": true, "series": {"unit": {"last": 90}}}`, true},
		"behind, others not given": {`{"opens": 9, "lost": true, "series": {"unit": {"last": 1}}}`, false},
		"opened less often":        {`{"opens": 2, "series": {"unit": {"last": 90}, "invoice": {"last": 9}}}`, false},
		"unreadable":               {`{`, false},
		"not there":                {"", false},
	} {
		dir := t.TempDir()
		ledger, was := filepath.Join(dir, "ledger.db"), filepath.Join(dir, "earlier.json")
		write := map[string]string{was: earlier}
		if c.now != "" {
			write[store.NumbersPath(ledger)] = c.now
		}
		for path, content := range write {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		follow, err := store.NumbersFollow(ledger, was)
		if err != nil || follow != c.want {
			t.Errorf("%s: %v, %v, want %v", name, follow, err, c.want)
		}
	}
}

func TestReservedIsTheWritersToAsk(t *testing.T) {
	t.Parallel()
	l, ctx := newLedger(t), context.Background()
	ask := func(tx *store.Tx) (int64, error) { return tx.Reserved("unit") }
	err := l.Write(ctx, func(tx *store.Tx) error {
		if last, err := ask(tx); last != 0 || err != nil {
			t.Errorf("before any was given: %d, %v", last, err)
		}
		if _, err := tx.Take("unit", 1, "e"); err != nil {
			return err
		}
		if last, err := ask(tx); last != 100 || err != nil {
			t.Errorf("after the first of a block of 100: %d, %v", last, err)
		}
		_, err := tx.Reserved("none")
		return err
	})
	if fault.KeyOf(err) != string(words.StoreNotFound) {
		t.Fatalf("an unknown series: %v", err)
	}
	if err := l.Read(ctx, func(tx *store.Tx) error { _, err := ask(tx); return err }); err == nil {
		t.Fatal("a reader may not look while the writer reserves")
	}
}
