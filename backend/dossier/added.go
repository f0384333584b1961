package dossier

import "maps"

// Added is what an officer adds to a shipment of ours: everything that neither scans nor weights, masters nor
// shipments tell. What is computed from the ledger is never kept twice, so it cannot differ.
type Added struct {
	Buyer         *Party                  `json:"buyer,omitempty"`
	Carrier       *Party                  `json:"carrier,omitempty"`
	Forwarder     *Party                  `json:"forwarder,omitempty"`
	Declarant     *Party                  `json:"declarant,omitempty"`
	Contract      *Reference              `json:"contract,omitempty"`
	Trading       string                  `json:"trading,omitempty"`
	Bank          string                  `json:"bank,omitempty"`
	Charges       []Charge                `json:"charges"`
	Rate          *Rate                   `json:"rate,omitempty"`
	Route         Route                   `json:"route"`    // what the departure does not tell; the rest is empty
	Lines         map[int]AddedLine       `json:"lines"`    // by number
	Lots          map[string]AddedLot     `json:"lots"`     // by number
	Climates      map[string]Climate      `json:"climates"` // by transport unit
	Pallets       map[string]AddedPallets `json:"pallets"`  // by transport unit
	Cars          map[string]Car          `json:"cars"`     // by transport unit
	Tickets       []Ticket                `json:"tickets"`
	Treatments    []Treatment             `json:"treatments"`
	Tests         []Test                  `json:"tests"`
	Registrations []Registration          `json:"registrations"`
	Inspection    *Inspection             `json:"inspection,omitempty"`
	Insurance     *Insurance              `json:"insurance,omitempty"`
	Origins       Origins                 `json:"certificate_of_origin"`
	Phytosanitary Phytosanitary           `json:"phytosanitary"`
	Customs       Customs                 `json:"customs"`
	Labels        []Label                 `json:"labels"`
	Settlements   []Settlement            `json:"settlements"`
	Orders        []Order                 `json:"orders"`
	Allotments    []Allotment             `json:"allotments"`
	SealPhotos    map[string]string       `json:"seal_photos,omitempty"` // by number of the seal
}

// AddedLine is what is added to a line.
type AddedLine struct {
	HSImport    string    `json:"hs_import,omitempty"`
	Criterion   Criterion `json:"criterion"`
	Declaration string    `json:"declaration,omitempty"`
}

// AddedLot is what is added to a lot.
type AddedLot struct {
	Producer     string `json:"producer,omitempty"`
	Province     string `json:"province,omitempty"`
	District     string `json:"district,omitempty"`
	AgeDays      int64  `json:"age_days,omitempty"`
	ColourStage  int64  `json:"colour_stage,omitempty"`
	PreHarvest   string `json:"pre_harvest_record,omitempty"`
	BestBeforeOn string `json:"best_before_on,omitempty"`
}

// addedLot is what was added to a lot.
func addedLot(l Lot) AddedLot {
	return AddedLot{l.Producer, l.Province, l.District, l.AgeDays, l.ColourStage, l.PreHarvest, l.BestBeforeOn}
}

// with gives the lot with what is added.
func (l Lot) with(a AddedLot) Lot {
	l.Producer, l.Province, l.District = a.Producer, a.Province, a.District
	l.AgeDays, l.ColourStage, l.PreHarvest, l.BestBeforeOn = a.AgeDays, a.ColourStage, a.PreHarvest, a.BestBeforeOn
	return l
}

// AddedPallets is what is added to the pallets in a transport unit.
type AddedPallets struct {
	Wood bool   `json:"wood"`
	Mark string `json:"mark,omitempty"`
}

// Added takes apart what was added. Facts without it, and with it again, are the same facts.
func (f Facts) Added() Added {
	a := Added{Buyer: f.Parties.Buyer, Carrier: f.Parties.Carrier, Forwarder: f.Parties.Forwarder,
		Declarant: f.Parties.Declarant, Contract: f.Contract, Trading: f.Trading, Bank: f.Bank, Charges: f.Charges,
		Rate: f.Rate, Route: f.Route.added(), Lines: map[int]AddedLine{}, Lots: map[string]AddedLot{},
		Climates: map[string]Climate{}, Pallets: map[string]AddedPallets{}, Cars: map[string]Car{}, Tickets: f.Tickets,
		Treatments: f.Treatments, Tests: f.Tests, Registrations: f.Registrations, Inspection: f.Inspection,
		Insurance: f.Insurance, Origins: f.Origins, Phytosanitary: f.Phytosanitary, Customs: f.Customs, Labels: f.Labels,
		Settlements: f.Settlements, Orders: f.Orders, Allotments: f.Allotments, SealPhotos: map[string]string{}}
	for _, l := range f.Lines {
		a.Lines[l.Number] = AddedLine{l.Item.HSImport, l.Criterion, l.Declaration}
	}
	for _, l := range f.Lots {
		a.Lots[l.Number] = addedLot(l)
	}
	for _, t := range f.Transport {
		if t.Climate != nil {
			a.Climates[t.Number] = *t.Climate
		}
		if t.Pallets != nil {
			a.Pallets[t.Number] = AddedPallets{t.Pallets.Wood, t.Pallets.Mark}
		}
		if t.Car != nil {
			a.Cars[t.Number] = *t.Car
		}
		for _, seal := range t.Seals {
			if seal.Photo != "" {
				a.SealPhotos[seal.Number] = seal.Photo
			}
		}
	}
	maps.DeleteFunc(a.Lines, func(_ int, l AddedLine) bool { return l == AddedLine{} })
	maps.DeleteFunc(a.Lots, func(_ string, l AddedLot) bool { return l == AddedLot{} })
	maps.DeleteFunc(a.Pallets, func(_ string, p AddedPallets) bool { return p == AddedPallets{} })
	return a
}

// added is the part of a route that departures do not tell.
func (r Route) added() Route {
	r.Departure, r.Mode, r.Vehicle, r.DepartsAt, r.Via = "", "", "", "", nil
	r.From.Name, r.To.Name = "", ""
	return r
}

// With gives the facts with what was added. Lists that are empty are lists all the same, so that a file has them.
func (f Facts) With(a Added) Facts {
	f.Parties.Buyer, f.Parties.Carrier, f.Parties.Forwarder = a.Buyer, a.Carrier, a.Forwarder
	f.Parties.Declarant, f.Contract, f.Trading, f.Bank, f.Rate = a.Declarant, a.Contract, a.Trading, a.Bank, a.Rate
	f.Charges, f.Tickets, f.Treatments = listed(a.Charges), listed(a.Tickets), listed(a.Treatments)
	f.Tests, f.Registrations = listed(a.Tests), listed(a.Registrations)
	f.Labels, f.Settlements = listed(a.Labels), listed(a.Settlements)
	f.Orders, f.Allotments = listed(a.Orders), listed(a.Allotments)
	f.Inspection, f.Insurance, f.Origins = a.Inspection, a.Insurance, a.Origins
	f.Phytosanitary, f.Customs = a.Phytosanitary, a.Customs
	f.Route = f.Route.with(a.Route)
	f.Lines, f.Lots, f.Transport = listed(f.Lines), listed(f.Lots), listed(f.Transport)
	for i, l := range f.Lines {
		more := a.Lines[l.Number]
		f.Lines[i].Item.HSImport, f.Lines[i].Criterion = more.HSImport, more.Criterion
		f.Lines[i].Declaration = more.Declaration
	}
	for i, l := range f.Lots {
		f.Lots[i] = l.with(a.Lots[l.Number])
	}
	for i, t := range f.Transport {
		f.Transport[i].Climate, f.Transport[i].Car = nil, nil
		f.Transport[i].Seals = listed(t.Seals)
		for j, seal := range t.Seals {
			f.Transport[i].Seals[j].Photo = a.SealPhotos[seal.Number]
		}
		if car, found := a.Cars[t.Number]; found {
			f.Transport[i].Car = &car
		}
		if c, found := a.Climates[t.Number]; found {
			f.Transport[i].Climate = &c
		}
		if t.Pallets != nil {
			more := *t.Pallets
			more.Wood, more.Mark = a.Pallets[t.Number].Wood, a.Pallets[t.Number].Mark
			f.Transport[i].Pallets = &more
		}
	}
	return f
}

// with fills a route with what departures do not tell.
func (r Route) with(a Route) Route {
	a.Departure, a.Mode, a.Vehicle, a.DepartsAt, a.Via = r.Departure, r.Mode, r.Vehicle, r.DepartsAt, r.Via
	a.From.Name, a.To.Name = r.From.Name, r.To.Name
	return a
}

// listed copies a list, since whoever has it may change it.
func listed[T any](of []T) []T { return append([]T{}, of...) }
