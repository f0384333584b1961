package main

import (
	"fmt"
	"io"
)

// problem is one broken rule: where, which rule, and why in words.
type problem struct {
	file string // slash path from the root
	line int    // 0 when the whole file is meant
	rule string
	text string
}

// String writes the place first, so that an editor can jump to it.
func (p problem) String() string {
	if p.line == 0 {
		return fmt.Sprintf("%s: %s [%s]", p.file, p.text, p.rule)
	}
	return fmt.Sprintf("%s:%d: %s [%s]", p.file, p.line, p.text, p.rule)
}

// tell writes every problem on a line of its own and returns an error when there is any.
func tell(w io.Writer, problems []problem) error {
	for _, p := range problems {
		fmt.Fprintln(w, p)
	}
	switch len(problems) {
	case 0:
		return nil
	case 1:
		return fmt.Errorf("1 problem")
	}
	return fmt.Errorf("%d problems", len(problems))
}
