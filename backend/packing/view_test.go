package packing_test

import (
	"context"
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/packing"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (s *shed) view(t *testing.T, identifier string) packing.UnitView {
	t.Helper()
	v, err := s.Unit(context.Background(), packer, identifier)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// wants compares where a unit is shown to stand.
func wants(t *testing.T, when string, v packing.UnitView, place, location, shipment string, gone bool) {
	t.Helper()
	if v.Place != place || v.Location != location || v.Shipment != shipment || v.Gone != gone {
		t.Errorf("%s: shown at %q, %q, shipment %q, gone %v; want %q, %q, %q, %v", when, v.Place, v.Location, v.Shipment,
			v.Gone, place, location, shipment, gone)
	}
}

// TestUnitFollowsACarton looks at a carton from packing until it has left.
func TestUnitFollowsACarton(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	unit := s.pack(t, 1)[0]
	wants(t, "packed", s.view(t, unit.Number), "COLD", "COLD", "", false)
	pallet := s.pallet(t, unit)
	wants(t, "on a pallet", s.view(t, unit.Number), pallet.Number, "COLD", "", false)
	box := s.container(t)
	s.move(t, pallet.ID.At(), s.cold, box.ID.At())
	wants(t, "in a container", s.view(t, unit.Number), pallet.Number, "NTY", "S-2026-0041", false)
	wants(t, "its pallet", s.view(t, pallet.Number), "LKCU4200177", "NTY", "S-2026-0041", false)
	s.becomes(t, box, trade.TransportDespatched)
	wants(t, "despatched", s.view(t, unit.Number), pallet.Number, "", "S-2026-0041", true)
	retired := s.pack(t, 1)[0]
	s.unpack(t, retired.Number)
	v := s.view(t, retired.Number)
	wants(t, "unpacked", v, "", "", "", false)
	if v.Unit.State != trade.UnitRetired || len(v.Contents) != 0 {
		t.Errorf("unpacked: %+v", v)
	}
}

func TestUnitShowsContentsAndHistory(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	units := s.pack(t, 2)
	pallet := s.pallet(t, units...)
	v := s.view(t, pallet.SSCC)
	if len(v.Contents) != 1 || v.Contents[0].Lot != bananaLot || v.Contents[0].Item != "BAN-CAV" ||
		v.Contents[0].Amount != (trade.Amount{Packages: 2, QtyMilli: 27_000, NetG: 27_000}) {
		t.Errorf("the pallet holds %+v", v.Contents)
	}
	if !slices.Equal(v.Units, units) {
		t.Errorf("on the pallet: %+v", v.Units)
	}
	s.unpack(t, pallet.Number)
	v = s.view(t, units[0].Number)
	var kinds []trade.EntryKind
	for _, e := range v.History {
		kinds = append(kinds, e.Kind)
	}
	if !slices.Equal(kinds, []trade.EntryKind{trade.EntryPack, trade.EntryPallet, trade.EntryUnpack}) {
		t.Errorf("history %v", kinds)
	}
}

// TestUnitIsFoundHoweverItIsRead reads one label in every way a scanner or a person may.
func TestUnitIsFoundHoweverItIsRead(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	unit := s.pack(t, 1)[0]
	for _, identifier := range []string{"0000001", " 0000001\r\n", "095212340000000013", "00095212340000000013",
		"]C100095212340000000013", "]d2\x1d00095212340000000013", "(00) 0 9521234 000000001 3"} {
		if v, err := s.Unit(context.Background(), packer, identifier); err != nil || v.Unit != unit {
			t.Errorf("%q found %+v, %v", identifier, v.Unit, err)
		}
	}
	for identifier, want := range map[string]words.Key{
		"":                       words.Gs1EmptyScan,
		"095212340000000014":     words.Gs1CheckDigit,
		"095212340000000020":     words.PackingUnitForeign,
		"]C10119521234000010":    words.PackingNotAUnit,
		"0000002":                words.PackingUnitUnknown,
		"LKCU4200177":            words.PackingNotAUnit,
		"]C1102611030137126\x1d": words.PackingNotAUnit,
	} {
		if _, err := s.Unit(context.Background(), packer, identifier); fault.KeyOf(err) != string(want) {
			t.Errorf("%q: %v, want %s", identifier, err, want)
		}
	}
}
