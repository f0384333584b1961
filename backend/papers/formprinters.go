package papers

import (
	"context"
	"slices"
	"strings"

	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// FormPrinters keeps how far paper printers feed pre-printed forms off.
type FormPrinters struct {
	db         *store.DB
	forms      *sheet.Library
	typesetter typesetter
}

// NewFormPrinters makes the service over an open ledger and the library that has the calibration sheet.
func NewFormPrinters(db *store.DB, forms *sheet.Library) *FormPrinters {
	return &FormPrinters{db: db, forms: forms}
}

// PutFormPrinterRequest keeps the offset of a paper printer, for one form or for all.
type PutFormPrinterRequest struct {
	Printer trade.FormPrinter
	Command trade.EntryID
}

// Put keeps the offset of a paper printer, or changes it. Invalid for a form that there is not and for offsets that no
// printer has. Requires trade.EditSettings.
func (s *FormPrinters) Put(ctx context.Context, actor trade.Actor, r PutFormPrinterRequest) (trade.FormPrinter, error) {
	r.Printer.Name, r.Printer.Removed = strings.TrimSpace(r.Printer.Name), false
	err := change(ctx, s.db, actor, trade.EditSettings, trade.EntrySetting, r.Command,
		func(tx *store.Tx, e *trade.Entry) error {
			wrong := fault.All(r.Printer.Validate())
			if _, known := forms.Find(r.Printer.Form); !known && r.Printer.Form != "" {
				wrong = append(wrong, fault.New(fault.Invalid, words.PapersKind,
					fault.Params{"found": r.Printer.Form}).At("form"))
			}
			if err := wrong.OrNil(); err != nil {
				return err
			}
			return tx.PutFormPrinter(e, r.Printer)
		})
	if err != nil {
		return trade.FormPrinter{}, err
	}
	return r.Printer, nil
}

// All lists the offsets in use, by printer and form. Requires trade.Look.
func (s *FormPrinters) All(ctx context.Context, actor trade.Actor) (all []trade.FormPrinter, err error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.FormPrinters()
		return err
	})
	return slices.DeleteFunc(all, func(p trade.FormPrinter) bool { return p.Removed }), err
}

// RemoveFormPrinterRequest names the offset of a paper printer.
type RemoveFormPrinterRequest struct {
	Name    string
	Form    trade.PaperKind // empty: the one for all forms
	Command trade.EntryID
}

// Remove forgets the offset of a paper printer. NotFound where there is none (papers.form_printer_unknown). Requires
// trade.EditSettings.
func (s *FormPrinters) Remove(ctx context.Context, actor trade.Actor, r RemoveFormPrinterRequest) error {
	return change(ctx, s.db, actor, trade.EditSettings, trade.EntrySetting, r.Command,
		func(tx *store.Tx, e *trade.Entry) error {
			p, err := tx.FormPrinter(r.Name, r.Form)
			if fault.CodeOf(err) == fault.NotFound || err == nil && p.Removed {
				return noFormPrinter(r.Name, r.Form)
			}
			if err != nil {
				return err
			}
			p.Removed = true
			return tx.PutFormPrinter(e, p)
		})
}

func noFormPrinter(name string, form trade.PaperKind) error {
	said := "all forms"
	if form != "" {
		said = called(form)
	}
	return fault.New(fault.NotFound, words.PapersFormPrinterUnknown, fault.Params{"printer": name, "paper": said}).
		At("printer")
}

// Offset is how far what is filled in is moved on the paper, in hundredths of a millimetre.
type Offset struct {
	XHMM int64 // to the right; negative to the left
	YHMM int64 // down; negative up
}

// offsetOf gives the offset of a printer for a form: its own, or that of the printer for all forms, and what is asked
// for beside it.
func offsetOf(tx *store.Tx, printer string, form trade.PaperKind, beside Offset) (Offset, error) {
	if printer != "" {
		p, err := formPrinter(tx, printer, form)
		if err != nil {
			return beside, err
		}
		beside.XHMM, beside.YHMM = beside.XHMM+p.XHMM, beside.YHMM+p.YHMM
	}
	return beside, trade.ValidFormOffset(beside.XHMM, beside.YHMM)
}

func formPrinter(tx *store.Tx, name string, form trade.PaperKind) (trade.FormPrinter, error) {
	for _, form := range []trade.PaperKind{form, ""} {
		p, err := tx.FormPrinter(name, form)
		if err == nil && !p.Removed || err != nil && fault.CodeOf(err) != fault.NotFound {
			return p, err
		}
	}
	return trade.FormPrinter{}, noFormPrinter(name, form)
}

// moved moves a document as a printer needs it.
func (o Offset) moved(doc sheet.Document) sheet.Document { return doc.Shift(int(o.XHMM), int(o.YHMM)) }

// CalibrationRequest asks for the sheet by which an offset is measured.
type CalibrationRequest struct {
	Printer string          // as it is set up; empty for none
	Form    trade.PaperKind // as it is set up
	Offset  Offset          // beside that of the printer
}

// calibrationSheet is the template of that sheet.
const calibrationSheet = "form-calibration"

// Calibration writes the sheet by which the offset of a printer is measured, moved by the offset that it has: scales
// along every edge and cross hairs in the corners, to be laid upon a pre-printed form. Requires trade.Look.
func (s *FormPrinters) Calibration(ctx context.Context, actor trade.Actor, r CalibrationRequest) ([]byte, error) {
	if err := actor.Require(trade.Look); err != nil {
		return nil, err
	}
	var doc sheet.Document
	err := s.db.Read(ctx, func(tx *store.Tx) error {
		offset, err := offsetOf(tx, r.Printer, r.Form, r.Offset)
		if err != nil {
			return err
		}
		form, err := s.forms.Find(calibrationSheet)
		if err != nil {
			return err
		}
		said := map[string]any{"printer": r.Printer, "form": r.Form, "x_hmm": offset.XHMM, "y_hmm": offset.YHMM,
			"on": tx.Today(), "station": tx.Station()}
		laid, err := s.typesetter.set(said, tx.Now(), nil, form.Lay)
		doc = offset.moved(laid)
		return err
	})
	if err != nil {
		return nil, err
	}
	return pdf.Paint(doc)
}
