package dossier

// Delivery is how a lot came to us: the purchase slip that its grower got, and how it was graded.
type Delivery struct {
	Slip       string `json:"slip"` // number of the purchase slip
	On         string `json:"on"`
	DeliveredG int64  `json:"delivered_g"`
	GradeAG    int64  `json:"grade_a_g"`
	GradeBG    int64  `json:"grade_b_g"`
	RejectG    int64  `json:"reject_g"`
}

// Settlement is what a grower is paid for the lots of the shipment, in minor units of the currency.
type Settlement struct {
	Grower      string      `json:"grower"` // code among Parties.Growers
	Currency    string      `json:"currency"`
	PricesFrom  string      `json:"prices_from"` // validity of the price list
	PricesTo    string      `json:"prices_to"`
	GrossMinor  int64       `json:"gross_minor"`
	Deductions  []Deduction `json:"deductions"`
	NetMinor    int64       `json:"net_minor"`
	DueOn       string      `json:"due_on,omitempty"`
	PaidOn      string      `json:"paid_on,omitempty"`
	AdvanceLeft int64       `json:"advance_left_minor,omitempty"` // of advances that were not set off yet
}

// Deduction is taken from what a grower is paid.
type Deduction struct {
	Kind  string `json:"kind"` // cartons, labour, haulage, fund, advance
	Minor int64  `json:"minor"`
}

// Order is an order that the shipment shall serve.
type Order struct {
	Number      string   `json:"number"`
	Item        string   `json:"item"` // code
	Packages    int64    `json:"packages"`
	Lots        []string `json:"lots"` // that are set aside for it
	DeliverByOn string   `json:"deliver_by_on,omitempty"`
}

// Allotment is stock that is promised to a campaign.
type Allotment struct {
	Campaign          string `json:"campaign"`
	Item              string `json:"item"`
	AvailablePackages int64  `json:"available_packages"` // packed and planned, without what is held back
	SoldPackages      int64  `json:"sold_packages"`
}

// Label is what stands on the labels of a lot's packages, and how many of them were scanned on the way.
type Label struct {
	Lot       string `json:"lot"`
	Orchard   string `json:"orchard,omitempty"`
	Packhouse string `json:"packhouse,omitempty"`
	Names     string `json:"names"`             // of the goods, in the languages that stand on it
	Sentences string `json:"sentences"`         // such as EXPORTED TO THE PEOPLE'S REPUBLIC OF CHINA
	Scanned   int64  `json:"scanned"`           // packages whose label was read
	Pallets   int64  `json:"pallets,omitempty"` // on which at least one label was read
}
