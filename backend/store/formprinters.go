package store

import "tradehub/backend/trade"

var formPrinters = noun[trade.FormPrinter]{
	kind:   "form printer",
	id:     func(p trade.FormPrinter) string { return p.Name + "/" + string(p.Form) },
	groups: listed[trade.FormPrinter],
}

// PutFormPrinter adds a new version of a paper printer's offset to the entry.
func (tx *Tx) PutFormPrinter(e *trade.Entry, p trade.FormPrinter) error {
	return formPrinters.put(tx, e, p)
}

// FormPrinter reads the offset of a paper printer for a form, also one that is no longer used. NotFound when there
// never was one.
func (tx *Tx) FormPrinter(name string, form trade.PaperKind) (trade.FormPrinter, error) {
	return formPrinters.get(tx, formPrinters.id(trade.FormPrinter{Name: name, Form: form}))
}

// FormPrinters lists the offsets of all paper printers, also those that are no longer used, by printer and form.
func (tx *Tx) FormPrinters() ([]trade.FormPrinter, error) { return formPrinters.list(tx, everything) }
