package scanning

import (
	"tradehub/backend/symbol"
	"tradehub/templates/words"
)

// Command is something that is scanned in place of pressing a button.
type Command struct {
	Name string    // what pages call it
	Code string    // what its symbols hold
	Says words.Key // the word on the sheet
	Does words.Key // what it does, in a sentence
}

// Commands lists the commands that can be scanned, in the order of the sheet. Those that change something stand apart
// from each other.
func Commands() []Command {
	return []Command{
		{"go-on", "TH-GO-ON", words.ScanningGoOn, words.ScanningGoOnDoes},
		{"undo", "TH-UNDO", words.ScanningUndo, words.ScanningUndoDoes},
		{"next", "TH-NEXT", words.ScanningNext, words.ScanningNextDoes},
		{"finish", "TH-FINISH", words.ScanningFinish, words.ScanningFinishDoes},
		{"print", "TH-PRINT", words.ScanningPrint, words.ScanningPrintDoes},
		{"cancel", "TH-CANCEL", words.ScanningCancel, words.ScanningCancelDoes},
	}
}

// TestCode is one of the codes that a scanner is taught with.
type TestCode struct {
	ID   string // the letter beside it on the sheet
	Kind symbol.Kind
	Data string    // what a scanner must send, separators as 0x1d
	Text string    // what its symbol is made of: for GS1 the elements in brackets
	Says words.Key // what it is
}

// TestCodes lists the codes that a scanner is taught with. A has a separator in its middle, between two elements of
// variable length: how a scanner sends it, nothing else tells. B has the letters that lie elsewhere on French and
// German keyboards, in both cases, and the signs that differ between all four layouts. C is a link, as inspectors and
// buyers read it. The number is one that GS1 keeps for examples (prefix 952).
func TestCodes() []TestCode {
	return []TestCode{
		{"A", symbol.GS1128, "010952123400001310Lot-aZ7\x1d21qWm-9", "(01)09521234000013(10)Lot-aZ7(21)qWm-9",
			words.ScanningTestA},
		{"B", symbol.Code128, letters, letters, words.ScanningTestB},
		{"C", symbol.QR, link, link, words.ScanningTestC},
	}
}

const (
	letters = "AaQqWwZzYyMm-_./:+*%&?=#@!()"
	link    = "https://id.gs1.org/01/09521234000013/10/Lot-aZ7/21/qWm-9"
)
