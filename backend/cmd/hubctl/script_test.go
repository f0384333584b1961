package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"tradehub/backend/clock"
	"tradehub/templates"
)

// The scripts under testdata/script drive the real program as its users do, each in a process of its own, and read
// like a manual: chapter by chapter, what an operator types and what the program answers.

// What every script begins with; a script may set other values.
const (
	scriptPIN  = "470813"
	scriptHour = "2026-11-04T03:00:00Z" // ten in the morning in Vientiane, the day of the demonstration
)

var update = flag.Bool("update", false, "write what the scripts compare with anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hubctl": func() { os.Exit(hubctl(scriptClock(os.Getenv("CLOCK")))) }})
}

// scriptClock stands at the hour that a script says, so that what it tells does not depend on the day it is run.
func scriptClock(hour string) clock.Clock {
	at, err := time.Parse(time.RFC3339, hour)
	if err != nil {
		return clock.System()
	}
	return clock.Fixed(at)
}

func TestScripts(t *testing.T) {
	t.Parallel()
	house := buildHouse(t)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HUBCTL_PIN", scriptPIN)
			env.Setenv("CLOCK", scriptHour)
			env.Values[toldInJSON{}] = new([]string)
			return errors.Join(deliverySheets(env.WorkDir), dossierFiles(env.WorkDir))
		},
		Cmds:      scriptCommands(house),
		Condition: scriptConditions,
	})
}

// scriptConditions are what scripts can ask: [ci] holds where every tool of the tests is installed.
func scriptConditions(asked string) (bool, error) {
	if asked == "ci" {
		return os.Getenv("CI") == "true", nil
	}
	return false, fmt.Errorf("no condition %s", asked)
}

// dossierFiles puts the worked examples of dossiers where a script can name them.
func dossierFiles(dir string) error {
	for _, name := range []string{"r1.json", "s1.json", "t1.json"} {
		content, err := templates.Dossiers.ReadFile("dossiers/" + name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return err
		}
	}
	return os.CopyFS(filepath.Join(dir, "own"), templates.Demo)
}

// deliverySheets puts the delivery sheets of the demonstration where a script can name them.
func deliverySheets(dir string) error {
	for _, name := range []string{"nam-ha.xlsx", "luang.xlsx", "sopdeng.xlsx"} {
		content, err := templates.Demo.ReadFile("demo/r1/" + name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return err
		}
	}
	return nil
}
