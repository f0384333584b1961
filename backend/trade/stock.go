package trade

// Stock is how much of some goods lies at a place: Own directly, Amount with everything in the units there.
type Stock struct {
	Place Place
	Goods
	Own Amount
	Amount
}

// Load sums what a place holds: every weight on a paper comes from here.
type Load struct {
	Packages int64 // what papers count: cartons, crates, bags; pallets are none
	QtyMilli int64
	NetG     int64 // goods only
	TareG    int64 // packing, pallets once; without the container or vehicle
}

// GrossG is the gross weight as customs knows it: goods with all packing, without container or vehicle.
func (l Load) GrossG() int64 { return l.NetG + l.TareG }

// Plus adds two loads.
func (l Load) Plus(m Load) Load {
	return Load{l.Packages + m.Packages, l.QtyMilli + m.QtyMilli, l.NetG + m.NetG, l.TareG + m.TareG}
}
