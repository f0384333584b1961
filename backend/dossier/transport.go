package dossier

// Route is how the goods go.
type Route struct {
	Departure   string   `json:"departure"` // reference of the run
	Mode        string   `json:"mode"`      // rail, road, sea, air
	Vehicle     string   `json:"vehicle"`   // train number, plate
	VehicleLO   string   `json:"vehicle_lo,omitempty"`
	Nationality string   `json:"nationality,omitempty"` // of the vehicle at the border
	Trailer     string   `json:"trailer,omitempty"`
	Driver      *Driver  `json:"driver,omitempty"`
	From        Station  `json:"from"`
	To          Station  `json:"to"`
	Via         []string `json:"via"`        // border stations, as papers print them
	Entry       Station  `json:"entry"`      // point of entry into the country of destination
	Exit        Station  `json:"exit"`       // office of exit
	DepartsAt   string   `json:"departs_at"` // RFC 3339, with the offset of the place
	Booking     string   `json:"booking,omitempty"`
	GateAt      string   `json:"gate_at,omitempty"`      // expected at the border, RFC 3339
	CutOffAt    string   `json:"cut_off_at,omitempty"`   // for documents, RFC 3339
	WaybillKind string   `json:"waybill_kind,omitempty"` // cn_la_bilateral, smgs, cim_smgs
	Waybill     string   `json:"waybill,omitempty"`      // number that the carrier gave
	FreightBy   string   `json:"freight_by,omitempty"`   // consignor or consignee; empty: as the terms say
}

// Station is a place on the way.
type Station struct {
	Code string `json:"code,omitempty"` // of the railway, or UN/LOCODE, as Kind says
	Name string `json:"name"`
}

// Driver is who drives a truck, with the papers that are looked at on the way.
type Driver struct {
	Name         string `json:"name"`
	Passport     string `json:"passport"`
	Licence      string `json:"licence,omitempty"`
	LicenceValid string `json:"licence_valid_to,omitempty"`
	Phone        string `json:"phone,omitempty"`
	Messenger    string `json:"messenger,omitempty"` // name there, such as in WeChat or WhatsApp
}

// Transport is a container, wagon or trailer with what is in it.
type Transport struct {
	Kind      string   `json:"kind"` // container, wagon, trailer
	Number    string   `json:"number"`
	SizeType  string   `json:"size_type,omitempty"` // ISO 6346
	Wagon     string   `json:"wagon,omitempty"`
	Car       *Car     `json:"car,omitempty"` // what is known of the wagon beneath
	TareG     int64    `json:"tare_g"`
	MaxGrossG int64    `json:"max_gross_g,omitempty"`
	Seals     []Seal   `json:"seals"`
	Climate   *Climate `json:"climate,omitempty"`
	Loads     []Load   `json:"loads"`
	Pallets   *Pallets `json:"pallets,omitempty"`
}

// Car is a railway wagon as a waybill names it. A wagon that is a transport unit itself has its tare there.
type Car struct {
	Type       string `json:"type,omitempty"`        // letters before its number: X, NX, P
	ProvidedBy string `json:"provided_by,omitempty"` // P carrier, O consignor
	CapacityG  int64  `json:"capacity_g,omitempty"`
	Axles      int    `json:"axles,omitempty"`
	TareG      int64  `json:"tare_g,omitempty"`
}

// Seal is one seal on a transport unit.
type Seal struct {
	Number string `json:"number"`
	By     string `json:"by"`              // shipper, carrier, customs, quarantine
	Photo  string `json:"photo,omitempty"` // the number as it was read from the photograph of the seal
}

// Climate is how a reefer is set.
type Climate struct {
	SetPointDeciC int64  `json:"set_point_deci_c"` // tenths of a degree Celsius
	VentM3H       int64  `json:"vent_m3_h,omitempty"`
	Logger        string `json:"logger,omitempty"`
	PreCooledTo   *int64 `json:"pre_cooled_to_deci_c,omitempty"`
	Power         string `json:"power,omitempty"` // where its current comes from: genset, power wagon
}

// Load is the part of a lot in one transport unit. Its gross weight is that of its packages; pallets weigh with the
// transport unit, once.
type Load struct {
	Lot         string  `json:"lot"`
	Packages    int64   `json:"packages"`
	QtyMilli    int64   `json:"qty_milli"` // thousandths of the item's unit
	NetG        int64   `json:"net_g"`
	GrossG      int64   `json:"gross_g"`
	Ranges      []Range `json:"ranges"`                  // the numbers of its packages
	PalletTareG int64   `json:"pallet_tare_g,omitempty"` // of the pallets beneath it, once; they carry this load alone
}

// Range is units by their numbers, both ends included.
type Range struct {
	First string `json:"first"`
	Last  string `json:"last"`
	Count int64  `json:"count"`
}

// Pallets are the pallets in a transport unit. They are no packages (they carry packages), and weigh once.
type Pallets struct {
	Count int64  `json:"count"`
	TareG int64  `json:"tare_g"` // of all together
	Wood  bool   `json:"wood"`
	Mark  string `json:"mark,omitempty"` // ISPM 15: "LA-012 HT"
}
