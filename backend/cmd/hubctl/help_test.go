package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// helpOf gives what a person reads who asks a command for help.
func helpOf(t *testing.T, path string) string {
	t.Helper()
	var out, refused bytes.Buffer
	p := &program{out: &out, err: &refused, in: strings.NewReader(""), env: func(string) string { return "" }}
	args := append(strings.Fields(path)[1:], "--help")
	if code := p.run(t.Context(), args); code != exitOK || refused.Len() > 0 {
		t.Errorf("%s --help: exit code %d, %s", path, code, refused.String())
	}
	return out.String()
}

func TestHelpNamesEveryArgumentAndFlag(t *testing.T) {
	t.Parallel()
	each((&program{}).root(), func(c *cobra.Command) {
		help := helpOf(t, c.CommandPath())
		for _, word := range append([]string{c.Short}, strings.Fields(c.Use)[1:]...) {
			if !strings.Contains(help, word) {
				t.Errorf("the help of %s does not have %q", c.CommandPath(), word)
			}
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" || !strings.Contains(help, "--"+f.Name+" ") || !strings.Contains(help, f.Usage) {
				t.Errorf("the help of %s does not explain --%s", c.CommandPath(), f.Name)
			}
		})
	})
}

func TestShortDescriptionsReadAlike(t *testing.T) {
	t.Parallel()
	each((&program{}).root(), func(c *cobra.Command) {
		first := strings.TrimPrefix(c.Short, "Trade Hub ")
		if first == "" || strings.ToLower(first[:1]) != first[:1] || strings.HasSuffix(first, ".") {
			t.Errorf("%s is described as %q: begin small, end without a full stop", c.CommandPath(), c.Short)
		}
	})
}

func TestTheManualTellsEveryExitCode(t *testing.T) {
	t.Parallel()
	help := helpOf(t, "hubctl")
	for _, line := range []string{"\n  0  done", "\n  1  a fault", "\n  2  wrong input", "\n  3  not found",
		"\n  4  conflict", "\n  5  not permitted", "\n  6  not available"} {
		if !strings.Contains(help, line) {
			t.Errorf("the help does not have %q", line)
		}
	}
}

func TestEveryNeededFlagIsThere(t *testing.T) {
	t.Parallel()
	found := 0
	each((&program{}).root(), func(c *cobra.Command) {
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if _, must := f.Annotations[needed]; must {
				found++
				if !strings.HasSuffix(f.Usage, "(must be given)") || f.DefValue != "" && f.DefValue != "0" &&
					f.DefValue != "[]" {
					t.Errorf("%s --%s must be given, and its help says %q (default %q)", c.CommandPath(), f.Name, f.Usage,
						f.DefValue)
				}
			}
		})
	})
	if found == 0 {
		t.Error("no command needs a flag, so this test has tried nothing")
	}
}
