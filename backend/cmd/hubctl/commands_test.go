package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"github.com/xuri/excelize/v2"

	"tradehub/backend/backup"
)

// scriptCommands are what scripts can say besides the commands that testscript knows.
func scriptCommands(house string) map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){
		"house": func(ts *testscript.TestScript, _ bool, _ []string) {
			ts.Check(os.CopyFS(ts.MkAbs("tradehub-data"), os.DirFS(house)))
		},
		"exits":       exits,
		"take":        take,
		"url":         url,
		"cells":       cells,
		"edit":        edit,
		"damage":      damage,
		"newer":       newer,
		"spoil":       spoil,
		"shorten":     shorten,
		"json":        inJSON,
		"all-in-json": allInJSON,
	}
}

// exits runs a command that ends with an exit code: exits CODE COMMAND [ARG...].
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := codeOf(ts, ts.Exec(args[1], args[2:]...)); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func codeOf(ts *testscript.TestScript, err error) int {
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		ts.Fatalf("%v", err)
	}
	if err == nil {
		return exitOK
	}
	return ended.ExitCode()
}

// take keeps a part of the last output in a variable: take NAME PATTERN, where the pattern has one group.
func take(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) != 2 {
		ts.Fatalf("the output does not have %s", args[1])
	}
	ts.Setenv(args[0], found[1])
}

// url waits until a command in the background has written its address: url NAME FILE.
func url(ts *testscript.TestScript, _ bool, args []string) {
	for range 6000 {
		if content, err := os.ReadFile(ts.MkAbs(args[1])); err == nil {
			ts.Setenv(args[0], strings.TrimSpace(string(content)))
			return
		}
		time.Sleep(5 * time.Millisecond) // nothing tells when a file of another process appears, but looking
	}
	ts.Fatalf("%s was not written within half a minute", args[1])
}

// cells writes a delivery sheet that differs from another one: cells FROM TO CELL=TEXT... A number is written as a
// number, as a spreadsheet program does.
func cells(ts *testscript.TestScript, _ bool, args []string) {
	file, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, change := range args[2:] {
		cell, text, _ := strings.Cut(change, "=")
		if _, err := strconv.ParseFloat(text, 64); err == nil {
			ts.Check(file.SetCellDefault("Delivery", cell, text))
			continue
		}
		ts.Check(file.SetCellStr("Delivery", cell, text))
	}
	ts.Check(file.SaveAs(ts.MkAbs(args[1])))
	ts.Check(file.Close())
}

// edit writes another text where one stands in a file of text: edit FILE TEXT OTHER. In both, \n begins a new line.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.NewReplacer(`\n`, "\n")
	patch(ts, args[0], func(content []byte) []byte {
		return []byte(strings.ReplaceAll(string(content), lines.Replace(args[1]), lines.Replace(args[2])))
	})
}

// damage changes a text in the bytes of a file, wherever it stands: damage FILE TEXT OTHER, of the same length.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	if len(args[1]) != len(args[2]) {
		ts.Fatalf("the two texts differ in length")
	}
	patch(ts, args[0], func(content []byte) []byte {
		return bytes.ReplaceAll(content, []byte(args[1]), []byte(args[2]))
	})
}

// newer makes a ledger look as if a newer program had changed its tables: newer FILE.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	step := regexp.MustCompile(`(0001_ledger\.sql[0-9a-f]{63})[0-9a-f]`)
	patch(ts, args[0], func(content []byte) []byte { return step.ReplaceAll(content, []byte("${1}x")) })
}

// spoil changes a byte of an attachment: spoil SHA256.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	path := filepath.Join("tradehub-data", backup.AttachmentsFolder, args[0][:2], args[0][2:])
	ts.Check(os.Chmod(ts.MkAbs(path), 0o600))
	patch(ts, path, func(content []byte) []byte { return append(content, '.') })
}

// shorten cuts the end off a file, as a copy that broke off: shorten FILE.
func shorten(ts *testscript.TestScript, _ bool, args []string) {
	patch(ts, args[0], func(content []byte) []byte { return content[:len(content)*3/4] })
}

func patch(ts *testscript.TestScript, path string, change func([]byte) []byte) {
	before, err := os.ReadFile(ts.MkAbs(path))
	ts.Check(err)
	after := change(before)
	if bytes.Equal(before, after) {
		ts.Fatalf("%s does not hold what was to be changed", path)
	}
	ts.Check(os.WriteFile(ts.MkAbs(path), after, 0o600))
}

// toldInJSON is the key of the list of commands that a script has run with --json.
type toldInJSON struct{}

// inJSON runs a command with --json and wants one JSON value on each line: json CODE COMMAND...
func inJSON(ts *testscript.TestScript, neg bool, args []string) {
	exits(ts, neg, append([]string{args[0], "hubctl", "--json"}, args[1:]...))
	oneValueALine(ts, ts.ReadFile("stdout"))
	oneValueALine(ts, ts.ReadFile("stderr"))
	found, _, err := (&program{}).root().Find(args[1:])
	ts.Check(err)
	done := []string{strconv.Itoa(exitOK), strconv.Itoa(exitWarnings), strconv.Itoa(exitBlocks)}
	if told := ts.Value(toldInJSON{}).(*[]string); slices.Contains(done, args[0]) {
		*told = append(*told, found.CommandPath())
	}
}

func oneValueALine(ts *testscript.TestScript, text string) {
	for line := range strings.Lines(text) {
		if !json.Valid([]byte(line)) {
			ts.Fatalf("no JSON: %s", line)
		}
	}
}

// allInJSON wants every command of the program but those named to have been run with --json in this script, with
// success: all-in-json [BUT...].
func allInJSON(ts *testscript.TestScript, _ bool, but []string) {
	told := append(*ts.Value(toldInJSON{}).(*[]string), but...)
	var missing []string
	each((&program{}).root(), func(one *cobra.Command) {
		if !isGroup(one) && !slices.Contains(told, one.CommandPath()) {
			missing = append(missing, one.CommandPath())
		}
	})
	if len(missing) > 0 {
		ts.Fatalf("never run with --json: %s", strings.Join(missing, ", "))
	}
}

// each visits a command and all beneath it.
func each(c *cobra.Command, visit func(*cobra.Command)) {
	visit(c)
	for _, sub := range c.Commands() {
		each(sub, visit)
	}
}

func isGroup(c *cobra.Command) bool { return c.DisableFlagsInUseLine }
