package store

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"

	"tradehub/backend/clock"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one numbered step of the schema. Steps only go forward; a step that has run is never edited.
type migration struct {
	name string
	sha  string
	sql  string
}

func migrations() ([]migration, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	steps := make([]migration, len(names))
	for i, name := range names {
		raw, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(raw)
		steps[i] = migration{name: name[len("migrations/"):], sha: hex.EncodeToString(sum[:]), sql: string(raw)}
	}
	return steps, nil
}

const migrationTable = `CREATE TABLE IF NOT EXISTS migration (
  name TEXT NOT NULL PRIMARY KEY, sha TEXT NOT NULL, ran_at TEXT NOT NULL) STRICT`

// migrate runs the steps that this ledger has not seen. It refuses a ledger with steps this program does not
// know, or whose steps differ from this program's.
func (db *DB) migrate(ctx context.Context) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	if _, err := db.writer.ExecContext(ctx, migrationTable); err != nil {
		return openFault(err)
	}
	ran, err := db.ranMigrations(ctx)
	if err != nil {
		return err
	}
	for i, sha := range ran {
		if i >= len(steps) || steps[i].sha != sha {
			return fault.New(fault.Conflict, words.StoreNewer, fault.Params{"path": db.path})
		}
	}
	if len(ran) == len(steps) {
		return nil
	}
	if len(ran) > 0 {
		if err := db.copyBefore(ctx, steps[len(ran)].name); err != nil {
			return err
		}
	}
	return db.runMigrations(ctx, steps[len(ran):])
}

func (db *DB) ranMigrations(ctx context.Context) ([]string, error) {
	rows, err := db.writer.QueryContext(ctx, `SELECT sha FROM migration ORDER BY name`)
	if err != nil {
		return nil, openFault(err)
	}
	defer rows.Close()
	var shas []string
	for rows.Next() {
		var sha string
		if err := rows.Scan(&sha); err != nil {
			return nil, err
		}
		shas = append(shas, sha)
	}
	return shas, rows.Err()
}

// copyBefore keeps the ledger as it was before a step, beside it.
func (db *DB) copyBefore(ctx context.Context, step string) error {
	to := fmt.Sprintf("%s.before-%s", db.path, step)
	if err := os.Remove(to); err != nil && !os.IsNotExist(err) {
		return diskFault(err)
	}
	if _, err := db.writer.ExecContext(ctx, `VACUUM INTO $1`, to); err != nil {
		return diskFault(err)
	}
	return nil
}

// runMigrations runs each step with its record in one transaction, so that a cut leaves it whole or undone.
func (db *DB) runMigrations(ctx context.Context, steps []migration) error {
	for _, step := range steps {
		tx, err := db.writer.BeginTx(ctx, nil)
		if err != nil {
			return openFault(err)
		}
		if _, err := tx.ExecContext(ctx, step.sql); err != nil {
			_ = tx.Rollback()
			return fmt.Errorf("migration %s: %w", step.name, known(err))
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO migration (name, sha, ran_at) VALUES ($1, $2, $3)`,
			step.name, step.sha, clock.Format(db.now()))
		if err != nil {
			_ = tx.Rollback()
			return known(err)
		}
		if err := tx.Commit(); err != nil {
			return known(err)
		}
	}
	return nil
}
