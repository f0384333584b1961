package store

import "tradehub/backend/trade"

var formStocks = noun[trade.FormStock]{
	kind:   "form stock",
	id:     func(s trade.FormStock) string { return string(s.Form) + "/" + s.Number(s.First) },
	groups: func(s trade.FormStock) []string { return []string{everything, string(s.Form)} },
}

// PutFormStock adds numbered blanks of a form to the entry.
func (tx *Tx) PutFormStock(e *trade.Entry, s trade.FormStock) error { return formStocks.put(tx, e, s) }

// FormStocks lists the blanks that were bought of a form, or of all forms where it is empty, by form and number.
func (tx *Tx) FormStocks(form trade.PaperKind) ([]trade.FormStock, error) {
	if form == "" {
		return formStocks.list(tx, everything)
	}
	return formStocks.list(tx, string(form))
}

var formSerials = noun[trade.FormSerial]{
	kind:   "form serial",
	id:     func(s trade.FormSerial) string { return string(s.Form) + "/" + s.Number },
	groups: func(s trade.FormSerial) []string { return []string{string(s.Form)} },
}

// PutFormSerial adds a new version of a blank that is gone to the entry.
func (tx *Tx) PutFormSerial(e *trade.Entry, s trade.FormSerial) error {
	return formSerials.put(tx, e, s)
}

// FormSerial reads a blank that is gone. NotFound for one that nothing was done with yet.
func (tx *Tx) FormSerial(form trade.PaperKind, number string) (trade.FormSerial, error) {
	return formSerials.get(tx, formSerials.id(trade.FormSerial{Form: form, Number: number}))
}

// FormSerials lists the blanks of a form that are gone, by number.
func (tx *Tx) FormSerials(form trade.PaperKind) ([]trade.FormSerial, error) {
	return formSerials.list(tx, string(form))
}
