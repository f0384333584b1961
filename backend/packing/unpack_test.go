package packing_test

import (
	"context"
	"slices"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/packing"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (s *shed) unpack(t *testing.T, identifier string) packing.Unpacked {
	t.Helper()
	got, err := s.Unpack(context.Background(), packer, packing.UnpackRequest{Unit: identifier})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestUnpackACarton(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	before := s.loose(t, s.cold, "ban")
	unit := s.pack(t, 1)[0]
	got := s.unpack(t, unit.SSCC)
	unit.State = trade.UnitRetired
	if got.Unit != unit || s.stored(t, unit.ID) != unit || len(got.Freed) != 0 {
		t.Errorf("unpacked %+v", got)
	}
	if loose := s.loose(t, s.cold, "ban"); loose != before {
		t.Errorf("loose %+v, want %+v", loose, before)
	}
	if at := s.parent(t, unit); at != trade.Nowhere || !s.stock(t, unit.ID.At(), "ban").Zero() || s.told(t) != 0 {
		t.Errorf("it stands at %q, holds %+v, %d messages", at, s.stock(t, unit.ID.At(), "ban"), s.told(t))
	}
	if next := s.pack(t, 1)[0]; next.Number != "0000002" {
		t.Errorf("the next carton is %s: a number is given once", next.Number)
	}
	s.sound(t)
}

// TestUnpackACartonOnAPallet puts the goods to the location, not onto the pallet.
func TestUnpackACartonOnAPallet(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	before := s.loose(t, s.cold, "ban")
	units := s.pack(t, 2)
	pallet := s.pallet(t, units...)
	s.unpack(t, units[0].Number)
	if held := s.stock(t, pallet.ID.At(), "ban"); held != (trade.Amount{Packages: 1, QtyMilli: 13_500, NetG: 13_500}) {
		t.Errorf("the pallet holds %+v", held)
	}
	if loose := s.loose(t, s.cold, "ban"); loose.NetG != before.NetG-13_500 || loose.Packages != 0 {
		t.Errorf("loose %+v of %+v", loose, before)
	}
	s.sound(t)
}

func TestUnpackAPallet(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	units := s.pack(t, 2)
	pallet := s.pallet(t, units...)
	before := s.stock(t, s.site, "ban")
	got := s.unpack(t, pallet.Number)
	if got.Unit.State != trade.UnitRetired || !slices.Equal(got.Freed, units) {
		t.Errorf("unpacked %+v", got)
	}
	for _, u := range units {
		if s.parent(t, u) != s.cold || s.stored(t, u.ID).State != trade.UnitActive {
			t.Errorf("%s stands at %s", u.Number, s.parent(t, u))
		}
	}
	s.read(t, func(tx *store.Tx) error {
		load, err := tx.LoadOf(s.cold)
		if load.Packages != 2 || load.TareG != 2_400 {
			t.Errorf("the cold room holds %+v", load)
		}
		return err
	})
	if after := s.stock(t, s.site, "ban"); after != before || s.parent(t, pallet) != trade.Nowhere {
		t.Errorf("the site holds %+v, and held %+v; the pallet stands at %q", after, before, s.parent(t, pallet))
	}
	s.sound(t)
}

func TestUnpackRefusesWhatIsNotOnTheFloor(t *testing.T) {
	t.Parallel()
	s := newShed(t)
	units := s.pack(t, 3)
	retired, inBox, onPallet := units[0], units[1], units[2]
	s.unpack(t, retired.Number)
	pallet, box := s.pallet(t, onPallet), s.container(t)
	s.move(t, inBox.ID.At(), s.cold, box.ID.At())
	s.move(t, pallet.ID.At(), s.cold, box.ID.At())
	try := func(identifier string) func() error {
		return func() error {
			_, err := s.Unpack(context.Background(), packer, packing.UnpackRequest{Unit: identifier})
			return err
		}
	}
	loaded := func(u trade.HandlingUnit) fault.Params {
		return fault.Params{"unit": u.Number, "transport": "LKCU4200177", "shipment": "S-2026-0041"}
	}
	s.refused(t, []refusal{
		{"unknown", try("0000077"), fault.NotFound, words.PackingUnitUnknown, nil},
		{"mistyped", try("(00)095212340000000014"), fault.Invalid, words.Gs1CheckDigit, fault.Params{"expected": "3"}},
		{"unpacked", try(retired.Number), fault.Conflict, words.PackingRetired, fault.Params{"unit": retired.Number}},
		{"in a container", try(inBox.Number), fault.Conflict, words.PackingInTransport, loaded(inBox)},
		{"a pallet in a container", try(pallet.Number), fault.Conflict, words.PackingInTransport, loaded(pallet)},
		{"on a pallet in a container", try(onPallet.Number), fault.Conflict, words.PackingInTransport, loaded(onPallet)},
	})
	s.becomes(t, box, trade.TransportDespatched)
	s.refused(t, []refusal{{"gone with the container", try(inBox.Number), fault.Conflict, words.PackingGone,
		fault.Params{"unit": inBox.Number}}})
}
