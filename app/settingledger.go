package app

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"tradehub/backend/clock"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// SettingVerified is what a verification of the ledger found.
type SettingVerified struct {
	Sound   bool     `json:"sound"`
	Entries int64    `json:"entries"` // checked
	Head    string   `json:"head"`
	Wrong   string   `json:"wrong"` // id of the first entry that is not as it was written, or empty
	Number  int64    `json:"number"`
	Kind    string   `json:"kind"`
	Why     string   `json:"why"`
	More    []string `json:"more"`    // what else was found, a line each
	Seconds int64    `json:"seconds"` // it took, rounded up
}

// Verify walks the whole ledger and says what it found. Work goes on meanwhile.
func (s *Settings) Verify() (v SettingVerified, err error) {
	v.More = []string{}
	err = s.keep(func(ctx context.Context, st *station.Station, _ trade.Actor) error {
		now := clock.System()
		began := now()
		return s.long.run(ctx, func(ctx context.Context) error {
			report, err := st.DB.Verify(ctx)
			v.fill(report)
			v.Seconds = int64((now().Sub(began) + time.Second - 1) / time.Second)
			return err
		})
	})
	return v, err
}

func (v *SettingVerified) fill(r store.Report) {
	v.Sound, v.Entries, v.Head = r.Sound(), r.Entries, r.Head
	v.More = append(append(v.More, r.Strayed...), r.Damage...)
	if r.Wrong != nil {
		v.Wrong, v.Number, v.Kind, v.Why = string(r.Wrong.EntryID), r.Wrong.N, string(r.Wrong.Kind), r.Wrong.Why
	}
}

// SettingAbout tells which program this is and where it keeps what.
type SettingAbout struct {
	Version string `json:"version"`
	Go      string `json:"go"`
	Station string `json:"station"`
	Folder  string `json:"folder"`
	Log     string `json:"log"` // empty: this run keeps none
}

// About tells which program this is and where it keeps what.
func (s *Settings) About() (a SettingAbout, err error) {
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		a.Version, a.Go = version()
		a.Folder = wholePath(s.d.house.dir)
		if log := s.d.house.file(logFile); isFile(log) {
			a.Log = wholePath(log)
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			a.Station = tx.Station()
			return nil
		})
	})
	return a, err
}

// version gives the version and revision that the program was built from, and the Go it was built with.
func version() (program, made string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "", ""
	}
	program = info.Main.Version
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			program += " " + setting.Value[:min(12, len(setting.Value))]
		}
	}
	return program, info.GoVersion
}

// wholePath writes a path from its root, so that a person finds it.
func wholePath(path string) string {
	whole, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	return whole
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
