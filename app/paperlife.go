package app

import (
	"context"

	"tradehub/backend/forms"
	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// PaperLife takes papers on their way: ours are issued, those of authorities handed in and recorded, and all of them
// handled, replaced and voided. A command is the page's own id of a wish, so that a double press does it once.
type PaperLife struct{ d *desk }

// PaperWish says which paper is to be frozen.
type PaperWish struct {
	Shipment string          `json:"shipment"`
	Kind     trade.PaperKind `json:"kind"`
	On       string          `json:"on"`      // date on the paper; empty is today
	Lines    []int           `json:"lines"`   // of a form of an authority: the lines that it is about; none for all
	Replace  bool            `json:"replace"` // the one that stands is replaced by it
	Serial   string          `json:"serial"`  // of a form of an authority: number of the blank it stands on, or none
}

// Freeze issues a paper of ours, or hands in the form of an authority, and gives our number of it.
func (l *PaperLife) Freeze(command string, wish PaperWish) (number string, err error) {
	err = l.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		frozen, err := freeze(ctx, s, actor, wish, trade.EntryID(command))
		number = frozen.Paper.Number
		return err
	})
	return number, err
}

func freeze(ctx context.Context, s *station.Station, actor trade.Actor, w PaperWish, command trade.EntryID) (
	papers.Issued, error) {
	if form, known := forms.Find(w.Kind); known && !form.Ours {
		return s.Papers.Submit(ctx, actor, papers.SubmitRequest{Shipment: w.Shipment, Kind: w.Kind, DatedOn: w.On,
			Lines: w.Lines, Replace: w.Replace, Serial: w.Serial, Command: command})
	}
	return s.Papers.Issue(ctx, actor, papers.IssueRequest{Shipment: w.Shipment, Kind: w.Kind, DatedOn: w.On,
		Replace: w.Replace, Command: command})
}

// Record writes down what an authority returned for a form that was handed in.
func (l *PaperLife) Record(command, kind, number string, returned PaperOfficial) error {
	boxes := map[string]string{}
	for _, box := range returned.Boxes {
		boxes[box.Name] = box.Value
	}
	return l.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		_, err := s.Papers.Record(ctx, actor, papers.RecordRequest{Kind: trade.PaperKind(kind), Number: number,
			Official: trade.OfficialPaper{Number: returned.Number, IssuedOn: returned.IssuedOn,
				Authority: returned.Authority, Place: returned.Place, Boxes: boxes}, Command: trade.EntryID(command)})
		return err
	})
}

// Handle writes down that a paper was printed, handed over or filed.
func (l *PaperLife) Handle(command, kind, number string, done PaperHandling) error {
	return l.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		_, err := s.Papers.Handle(ctx, actor, papers.HandleRequest{Kind: trade.PaperKind(kind), Number: number,
			Step: done.Step, Copies: done.Copies, Note: done.Note, Command: trade.EntryID(command)})
		return err
	})
}

// Void cancels a paper for good, with the reason.
func (l *PaperLife) Void(command, kind, number, reason string) error {
	return l.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		_, err := s.Papers.Void(ctx, actor, papers.VoidRequest{Kind: trade.PaperKind(kind), Number: number,
			Reason: reason, Command: trade.EntryID(command)})
		return err
	})
}

// PaperTouched is a paper that no longer says what the dossier says.
type PaperTouched struct {
	Kind   trade.PaperKind `json:"kind"`
	Number string          `json:"number"`
	Places []string        `json:"places"` // where it differs, as JSON pointers into what it says
}

// Touched lists the papers of a shipment of ours that would say something else if they were written now.
func (l *PaperLife) Touched(reference string) (all []PaperTouched, err error) {
	all = []PaperTouched{}
	err = l.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		touched, err := s.Papers.Touched(ctx, actor, reference)
		for _, one := range touched {
			all = append(all, PaperTouched{one.Paper.Kind, one.Paper.Number, one.Places})
		}
		return err
	})
	return all, err
}

// PaperPrints is what is to be printed of the papers that count.
type PaperPrints struct {
	Papers []PaperPrint `json:"papers"` // in the order of the folder
	Lacks  []Fault      `json:"lacks"`  // what the register of print sets does not tell
}

// PaperPrint is how often one paper is printed for whom.
type PaperPrint struct {
	Kind   trade.PaperKind `json:"kind"`
	Number string          `json:"number"` // the authority's, where it gave one
	Copies []PaperCopies   `json:"copies"`
}

// PaperCopies is how often a paper is printed for one recipient.
type PaperCopies struct {
	Recipient string `json:"recipient"`
	Originals int64  `json:"originals"`
	Copies    int64  `json:"copies"`
}

// PrintSet lists the papers of a shipment that count, each with how often it is printed for whom.
func (l *PaperLife) PrintSet(reference string) (prints *PaperPrints, err error) {
	err = l.d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) error {
		set, lacks, err := s.Papers.PrintSet(ctx, actor, reference)
		prints = &PaperPrints{Papers: []PaperPrint{}, Lacks: toldFaults(lacks)}
		for _, one := range set {
			print := PaperPrint{Kind: one.Kind, Number: one.Number, Copies: []PaperCopies{}}
			for _, c := range one.Copies {
				print.Copies = append(print.Copies, PaperCopies(c))
			}
			prints.Papers = append(prints.Papers, print)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return prints, nil
}
