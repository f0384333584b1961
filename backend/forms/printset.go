package forms

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Copies is how often a paper is printed for one recipient.
type Copies struct {
	Recipient string `json:"recipient"`
	Originals int64  `json:"originals"`
	Copies    int64  `json:"copies"`
}

// Printed is a paper that counts, with how often it is printed for whom.
type Printed struct {
	Standing
	Copies []Copies `json:"copies"`
}

// printSets is the register that tells how often each kind of paper is printed for whom.
const printSets = "print-sets"

// PrintSet lists the papers of a shipment that count, in the order of the folder, each with how often it is printed for
// whom, as the register print-sets has it. A kind that the register lacks, or whose copies cannot be read, is listed
// without copies and told, with the JSON pointer of the paper.
func PrintSet(d dossier.Dossier, registers Registers) ([]Printed, fault.List) {
	return printSet(standing(d, all), registers)
}

func printSet(papers []Standing, registers Registers) (set []Printed, faults fault.List) {
	set = []Printed{}
	for _, paper := range papers {
		copies, refused := copiesOf(paper, registers)
		if refused != nil {
			faults = append(faults, refused.At(paper.at))
		}
		set = append(set, Printed{paper, copies})
	}
	return set, faults
}

// copiesOf reads what the register says of a paper: "consignee 1+1, broker 0+2" is an original and a copy for the
// consignee, and two copies for the broker.
func copiesOf(paper Standing, registers Registers) ([]Copies, *fault.Fault) {
	fields, found := registers(printSets, string(paper.Kind))
	if !found {
		return []Copies{}, fault.New(fault.Invalid, words.FormsNoRules,
			fault.Params{"register": printSets, "paper": paper.Name})
	}
	all := []Copies{}
	for said := range strings.SplitSeq(fields["copies"], ",") {
		one, good := readCopies(said)
		if !good {
			return []Copies{}, fault.New(fault.Invalid, words.FormsCopies,
				fault.Params{"register": printSets, "paper": paper.Name, "found": strings.TrimSpace(said)})
		}
		all = append(all, one)
	}
	return all, nil
}

func readCopies(said string) (c Copies, good bool) {
	said = strings.TrimSpace(said)
	i := strings.LastIndexByte(said, ' ')
	if i < 0 {
		return c, false
	}
	originals, copies, both := strings.Cut(said[i+1:], "+")
	o, bad := strconv.ParseUint(originals, 10, 16)
	n, worse := strconv.ParseUint(copies, 10, 16)
	return Copies{strings.TrimSpace(said[:i]), int64(o), int64(n)}, both && bad == nil && worse == nil
}

// perRecipient sums a print set for each recipient, in the order in which they come up.
func perRecipient(set []Printed) []Copies {
	all := []Copies{}
	for _, paper := range set {
		for _, c := range paper.Copies {
			i := slices.IndexFunc(all, func(a Copies) bool { return a.Recipient == c.Recipient })
			if i < 0 {
				i, all = len(all), append(all, Copies{Recipient: c.Recipient})
			}
			all[i].Originals, all[i].Copies = all[i].Originals+c.Originals, all[i].Copies+c.Copies
		}
	}
	return all
}

// said tells copies for one recipient: "consignee 1+1".
func (c Copies) said() string { return fmt.Sprintf("%s %d+%d", c.Recipient, c.Originals, c.Copies) }

func copiesSaid(all []Copies) string {
	said := make([]string, len(all))
	for i, c := range all {
		said[i] = c.said()
	}
	return strings.Join(said, ", ")
}
