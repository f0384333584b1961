package dossier

// Ticket is a weighbridge ticket: a vehicle or transport unit weighed full and empty.
type Ticket struct {
	Number       string `json:"number"`
	Transport    string `json:"transport"` // number of the transport unit; empty for the whole vehicle
	Bridge       string `json:"bridge,omitempty"`
	CalibratedTo string `json:"calibrated_to,omitempty"` // until when its calibration holds
	At           string `json:"at,omitempty"`
	FirstG       int64  `json:"first_g"`  // full
	SecondG      int64  `json:"second_g"` // empty; for a container its tare
	Operator     string `json:"operator,omitempty"`
}

// NetG is the weight of what was carried.
func (t Ticket) NetG() int64 {
	if t.FirstG < t.SecondG {
		return t.SecondG - t.FirstG
	}
	return t.FirstG - t.SecondG
}

// Treatment is a fumigation, a cold treatment or another (ISPM 12, section III of the certificate).
type Treatment struct {
	Kind          string `json:"kind"` // fumigation, cold, heat, other
	Certificate   string `json:"certificate,omitempty"`
	Transport     string `json:"transport,omitempty"`
	StartedAt     string `json:"started_at"`
	EndedAt       string `json:"ended_at"`
	Chemical      string `json:"chemical,omitempty"`
	Concentration string `json:"concentration,omitempty"`
	Temperature   string `json:"temperature,omitempty"`
	Duration      string `json:"duration,omitempty"`
	By            string `json:"by,omitempty"` // operator and licence
	Note          string `json:"note,omitempty"`
	Line          int    `json:"line,omitempty"`      // number of the line that was treated; nought for all
	Target        string `json:"target,omitempty"`    // pest that it is against
	Clearance     string `json:"clearance,omitempty"` // gas that was left when it ended: "PH3 0.1 PPM"
	Facility      string `json:"facility,omitempty"`  // registration of the treatment facility
	// Sensors are those in the pulp, with what they recorded, where the importer asks for a cold treatment.
	Sensors []Sensor `json:"sensors,omitempty"`
}

// Sensor is one temperature sensor of a treatment.
type Sensor struct {
	Number         string    `json:"number"`
	Place          string    `json:"place,omitempty"`   // in the load: "top of the stack, door end"
	IcePointCentiC int64     `json:"ice_point_centi_c"` // what it showed in melting ice, hundredths of a degree
	CalibratedOn   string    `json:"calibrated_on,omitempty"`
	Readings       []Reading `json:"readings"` // in the order of time
}

// Reading is what a sensor recorded, hundredths of a degree Celsius.
type Reading struct {
	At     string `json:"at"` // RFC 3339
	CentiC int64  `json:"centi_c"`
}

// Test is a laboratory report on a lot.
type Test struct {
	Report     string `json:"report"`
	Laboratory string `json:"laboratory"`
	Lot        string `json:"lot"`
	Analyte    string `json:"analyte"`
	Result     string `json:"result"`
	Passed     bool   `json:"passed"`
	DatedOn    string `json:"dated_on"`
	Sampling   string `json:"sampling,omitempty"` // how the sample was drawn
	Method     string `json:"method,omitempty"`   // of the analysis: "ISO 6673"
	Limit      string `json:"limit,omitempty"`    // what contract or importer ask for: "12.5 % at most"
}

// Registration is a number that an authority gave before the shipment, which papers must name: an eligibility
// confirmation (CPE), an orchard, a packing house, a food producer, an import permit, a licence, a REX number.
type Registration struct {
	Kind      string `json:"kind"`
	Number    string `json:"number"`
	Holder    string `json:"holder,omitempty"`
	Item      string `json:"item,omitempty"` // code of the item that it covers; empty for all
	HS6       string `json:"hs6,omitempty"`
	ValidFrom string `json:"valid_from,omitempty"`
	ValidTo   string `json:"valid_to,omitempty"`
	LeftG     int64  `json:"left_g,omitempty"` // of a permit with a quantity: what is left of it
}

// Inspection is what quarantine officers found before the goods were packed up.
type Inspection struct {
	On      string `json:"on"`
	Officer string `json:"officer,omitempty"`
	Place   string `json:"place,omitempty"`
	Note    string `json:"note,omitempty"`
}

// Insurance is the cargo policy.
type Insurance struct {
	Number       string `json:"number"`
	Insurer      string `json:"insurer"`
	InsuredMinor int64  `json:"insured_minor"`
	Currency     string `json:"currency"`
	Clauses      string `json:"clauses"` // ICC (A), reefer breakdown ...
	DatedOn      string `json:"dated_on"`
	Agent        string `json:"agent,omitempty"` // for claims
}
