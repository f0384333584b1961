package store_test

import (
	"database/sql"

	"tradehub/backend/trade"
)

// rawLedger looks at a ledger's file past the store.
type rawLedger struct{ *sql.DB }

func openRaw(t tester, path string) *rawLedger {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	return &rawLedger{db}
}

func (r *rawLedger) exec(t tester, query string, args ...any) {
	t.Helper()
	if _, err := r.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func (r *rawLedger) count(t tester, table string) (n int64) {
	t.Helper()
	if err := r.QueryRow(`SELECT COUNT(*) FROM ` + table).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// each reads the rows of a query.
func (r *rawLedger) each(t tester, query string, scan func(into func(...any) error) error) {
	t.Helper()
	rows, err := r.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := scan(rows.Scan); err != nil {
			t.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func (r *rawLedger) stock(t tester) (all []trade.Stock) {
	t.Helper()
	r.each(t, `SELECT * FROM stock`, func(into func(...any) error) error {
		var s trade.Stock
		err := into(&s.Place, &s.ItemID, &s.LotID, &s.Grade, &s.OwnerID, &s.Own.Packages, &s.Own.QtyMilli, &s.Own.NetG,
			&s.Packages, &s.QtyMilli, &s.NetG)
		all = append(all, s)
		return err
	})
	return all
}

func (r *rawLedger) parents(t tester) map[trade.Place]trade.Place {
	t.Helper()
	all := map[trade.Place]trade.Place{}
	r.each(t, `SELECT place, parent FROM position`, func(into func(...any) error) error {
		var place, parent trade.Place
		err := into(&place, &parent)
		all[place] = parent
		return err
	})
	return all
}
