package app

import (
	"tradehub/backend/dossier"
	"tradehub/backend/editing"
)

// EditorBehind is what a figure rests on.
type EditorBehind struct {
	Pointer   string           `json:"pointer"`
	Caption   string           `json:"caption"` // word key
	Value     string           `json:"value"`
	Room      string           `json:"room"` // in which it is changed; empty: here
	Source    EditorSource     `json:"source"`
	Loads     []EditorLoad     `json:"loads"`
	Weighings []EditorWeighing `json:"weighings"`
	Tickets   []EditorTicket   `json:"tickets"`
	Versions  []EditorVersion  `json:"versions"` // newest first
}

// EditorLoad is the part of a lot in one transport unit.
type EditorLoad struct {
	Lot       string          `json:"lot"`
	Transport string          `json:"transport"`
	Packages  int64           `json:"packages"`
	NetG      int64           `json:"netG"`
	GrossG    int64           `json:"grossG"`
	Ranges    []dossier.Range `json:"ranges"`
	Scanned   []EditorScanned `json:"scanned"` // into the transport unit
}

// EditorScanned tells who scanned how many units, and when.
type EditorScanned struct {
	By    string `json:"by"`
	From  string `json:"from"`
	To    string `json:"to"`
	Units int64  `json:"units"`
}

// EditorWeighing is a reading of a scale, or a weight that was typed.
type EditorWeighing struct {
	Delivery string `json:"delivery"`
	Lot      string `json:"lot"`
	At       string `json:"at"`
	Scale    string `json:"scale"` // empty where the weight was typed
	Line     string `json:"line"`  // of the scale
	GrossG   int64  `json:"grossG"`
	TareG    int64  `json:"tareG"`
	NetG     int64  `json:"netG"`
}

// EditorTicket is a ticket of a weighbridge.
type EditorTicket struct {
	Number    string `json:"number"`
	Transport string `json:"transport"`
	At        string `json:"at"`
	FirstG    int64  `json:"firstG"`
	SecondG   int64  `json:"secondG"`
	Operator  string `json:"operator"`
}

// EditorVersion is what a fact was from one version on.
type EditorVersion struct {
	Version int64  `json:"version"`
	Value   string `json:"value"`
	By      string `json:"by"`
	At      string `json:"at"`
	How     string `json:"how"` // typed, imported
}

// EditorTimeLine is the way of a shipment, on the clock of its place of departure.
type EditorTimeLine struct {
	DepartsAt string          `json:"departsAt"` // empty where it is not known: then there are no steps
	Now       string          `json:"now"`
	CutOffAt  string          `json:"cutOffAt"`
	Steps     []EditorStep    `json:"steps"`
	Offices   []EditorOffice  `json:"offices"`
	Holidays  []EditorHoliday `json:"holidays"`
}

// EditorStep is one thing that has to be done, and by when.
type EditorStep struct {
	Code     string   `json:"code"`
	Name     string   `json:"name"`
	Who      string   `json:"who"`
	Gate     string   `json:"gate"`
	At       string   `json:"at"`
	Done     bool     `json:"done"`
	Late     bool     `json:"late"`
	Holidays []string `json:"holidays"` // codes of those on which its offices are closed
}

// EditorOffice is a station or gate on the way, with its hours.
type EditorOffice struct {
	Code     string `json:"code"`
	Name     string `json:"name"`
	Zone     string `json:"zone"`
	Opens    string `json:"opens"`
	Closes   string `json:"closes"`
	Days     string `json:"days"`
	CutOffAt string `json:"cutOffAt"`
	Note     string `json:"note"`
}

// EditorHoliday is a day on which offices are closed.
type EditorHoliday struct {
	Code    string `json:"code"`
	Date    string `json:"date"`
	Country string `json:"country"`
	Name    string `json:"name"`
	NameLO  string `json:"nameLO"`
	NameZH  string `json:"nameZH"`
	Closes  string `json:"closes"`
}

func editorBehind(pointer string, b editing.Behind) *EditorBehind {
	behind := &EditorBehind{Pointer: pointer, Caption: string(b.Field.Caption), Value: b.Value,
		Room: string(b.Field.Room), Source: editorSource(b.Source), Loads: []EditorLoad{},
		Weighings: []EditorWeighing{}, Tickets: []EditorTicket{}, Versions: []EditorVersion{}}
	for _, l := range b.Loads {
		one := EditorLoad{l.Lot, l.Transport, l.Packages, l.NetG, l.GrossG, append([]dossier.Range{}, l.Ranges...),
			[]EditorScanned{}}
		for _, s := range l.Scanned {
			one.Scanned = append(one.Scanned, EditorScanned{s.By, stamp(s.From), stamp(s.To), s.Units})
		}
		behind.Loads = append(behind.Loads, one)
	}
	for _, w := range b.Weighings {
		behind.Weighings = append(behind.Weighings, EditorWeighing{w.Delivery, w.Lot, moment(w.At), w.Scale, w.Line,
			w.GrossG, w.TareG, w.NetG})
	}
	for _, t := range b.Tickets {
		behind.Tickets = append(behind.Tickets, EditorTicket{t.Number, t.Transport, t.At, t.FirstG, t.SecondG, t.Operator})
	}
	for _, v := range b.Versions {
		behind.Versions = append(behind.Versions, EditorVersion{v.Version, v.Value, v.By, stamp(v.At), string(v.How)})
	}
	return behind
}

func editorTimeLine(t editing.TimeLine) *EditorTimeLine {
	line := &EditorTimeLine{DepartsAt: moment(t.DepartsAt), Now: moment(t.Now), CutOffAt: moment(t.CutOffAt),
		Steps: []EditorStep{}, Offices: []EditorOffice{}, Holidays: []EditorHoliday{}}
	for _, s := range t.Steps {
		line.Steps = append(line.Steps, EditorStep{s.Code, s.Name, s.Who, string(s.Gate), moment(s.At), s.Done, s.Late,
			append([]string{}, s.Holidays...)})
	}
	for _, o := range t.Offices {
		line.Offices = append(line.Offices, EditorOffice{o.Code, o.Name, o.Zone, o.Opens, o.Closes, o.Days,
			moment(o.CutOffAt), o.Note})
	}
	for _, h := range t.Holidays {
		line.Holidays = append(line.Holidays, EditorHoliday(h))
	}
	return line
}
