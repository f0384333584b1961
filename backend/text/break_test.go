package text_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tradehub/backend/text"
)

var update = flag.Bool("update", false, "write what the code gives into the goldens")

// sentences reads a golden of segment.mjs: each sentence, and the bytes where Intl.Segmenter begins a word.
func sentences(t *testing.T, language string) (all []string, words [][]int) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", "words-"+language+".golden"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		var starts []int
		at := 0
		for word := range strings.SplitSeq(line, "|") {
			starts = append(starts, at)
			at += len(word)
		}
		all, words = append(all, strings.ReplaceAll(line, "|", "")), append(words, starts)
	}
	return all, words
}

// Lines are broken where the oracle begins words; the rest is listed, for people to judge.
func TestLinesAreBrokenBetweenWords(t *testing.T) {
	t.Parallel()
	for _, language := range []string{"lo", "th"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			all, words := sentences(t, language)
			if len(all) < 300 {
				t.Fatalf("%d sentences, want at least 300", len(all))
			}
			s := text.NewSetter()
			breaks, strange := 0, []string{}
			for i, sentence := range all {
				edges := clusterEdges(sentence)
				for _, at := range s.Breaks(sentence) {
					breaks++
					if !slices.Contains(edges, at) {
						t.Errorf("a break within a cluster: %s|%s", sentence[:at], sentence[at:])
					}
					if !slices.Contains(words[i], at) {
						strange = append(strange, sentence[:at]+"|"+sentence[at:])
					}
				}
			}
			share := 100 - 100*float64(len(strange))/float64(breaks)
			t.Logf("%d sentences, %d breaks, %.2f %% of them the oracle's", len(all), breaks, share)
			if share < 95 {
				t.Errorf("%.2f %% of the breaks are the oracle's, want at least 95 %%", share)
			}
			compare(t, "others-"+language+".golden", "# Breaks of ours that Intl.Segmenter does not have, "+
				"each in its sentence.\n"+strings.Join(strange, "\n")+"\n")
		})
	}
}

// compare holds a text against a golden.
func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	old, fresh := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for _, line := range fresh {
		if !slices.Contains(old, line) {
			t.Error("not in the golden: " + line)
		}
	}
	for _, line := range old {
		if !slices.Contains(fresh, line) {
			t.Error("only in the golden: " + line)
		}
	}
	t.Error(fmt.Sprint(path, " differs; look at each line, then run the test with -update"))
}
