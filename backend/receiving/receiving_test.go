package receiving_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"tradehub/backend/fault"
	"tradehub/backend/receiving"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func TestReceiveBooksADelivery(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	got, err := h.Receive(ctx, hand, delivered())
	check(t, err)
	c, lot := got.Consignment, got.Lots[0]
	if c.Number != "CON-00001" || c.DeliveryNote != "NH-2611-014" || c.Driver != "Khamphone S." || len(c.Lines) != 2 ||
		len(got.Lots) != 2 || c.Lines[0].LotID != lot.ID {
		t.Errorf("consignment %+v", c)
	}
	if lot.Number != "LNT-1" || lot.ConsignmentID != c.ID || lot.PartyID != c.PartyID || lot.Country != "LA" ||
		lot.Orchard != "LA-BAN-O-0007" || lot.HarvestedOn != "2026-11-03" {
		t.Errorf("lot %+v", lot)
	}
	wantGraded := map[trade.Grade]trade.Amount{trade.GradeA: {QtyMilli: 940_000, NetG: 940_000},
		trade.GradeB: {QtyMilli: 40_000, NetG: 40_000}, trade.Reject: {QtyMilli: 20_000, NetG: 20_000}}
	for _, location := range []string{"COLD", "NTY"} {
		if held := h.stock(t, location, "LNT-1"); !maps.Equal(held, wantGraded) {
			t.Errorf("%s holds %v of the graded lot", location, held)
		}
	}
	want := map[trade.Grade]trade.Amount{trade.Ungraded: {QtyMilli: 3_333, NetG: 1_000}}
	if held := h.stock(t, "COLD", "LNT-2"); !maps.Equal(held, want) {
		t.Errorf("%v of the ungraded lot", held)
	}
	if told := h.messages(t); !slices.Equal(told, []string{"consignments COOP-NAMHA/NH-2611-014", "stock BAN-CAV@NTY",
		"stock SCARF@NTY"}) {
		t.Errorf("the platform is told %v", told)
	}
	check(t, h.db.Read(ctx, func(tx *store.Tx) error {
		e, err := tx.Entry(got.EntryID)
		if e.Kind != trade.EntryReceive || e.Document != "NH-2611-014" || e.Actor != hand.PersonID {
			t.Errorf("entry %+v", e)
		}
		return err
	}))
	h.sound(t)
}

// refusals are good deliveries with one change, and all that is told of them.
var refusals = map[string]struct {
	change func(*receiving.ReceiveRequest)
	want   string
}{
	"from tomorrow":     {func(r *receiving.ReceiveRequest) { r.ReceivedOn = "2026-11-06" }, "receiving.future"},
	"on no day":         {func(r *receiving.ReceiveRequest) { r.ReceivedOn = "yesterday" }, "trade.date"},
	"harvested later":   {line(func(l *receiving.Line) { l.HarvestedOn = "2026-11-05" }), "receiving.harvest"},
	"harvested no day":  {line(func(l *receiving.Line) { l.HarvestedOn = "today" }), "trade.date"},
	"harvested never":   {line(func(l *receiving.Line) { l.HarvestedOn = "" }), "trade.date"},
	"by a buyer":        {func(r *receiving.ReceiveRequest) { r.Cooperative = "BUYER" }, "receiving.no_cooperative"},
	"by a stranger":     {func(r *receiving.ReceiveRequest) { r.Cooperative = "COOP-X" }, "store.not_found"},
	"by nobody":         {func(r *receiving.ReceiveRequest) { r.Cooperative = " " }, "trade.missing"},
	"to no location":    {func(r *receiving.ReceiveRequest) { r.Location = "" }, "trade.missing"},
	"to another house":  {func(r *receiving.ReceiveRequest) { r.Location = "WARM" }, "store.not_found"},
	"without a note":    {func(r *receiving.ReceiveRequest) { r.DeliveryNote = "" }, "trade.missing"},
	"a note two lines":  {func(r *receiving.ReceiveRequest) { r.DeliveryNote = "NH\n14" }, "trade.code"},
	"of nothing":        {func(r *receiving.ReceiveRequest) { r.Lines = nil }, "trade.no_lines"},
	"of a strange item": {line(func(l *receiving.Line) { l.Item = "DURIAN" }), "store.not_found"},
	"of no item":        {line(func(l *receiving.Line) { l.Item = "" }), "trade.missing"},
	"of no lot":         {line(func(l *receiving.Line) { l.Lot = "" }), "trade.missing"},
	"in strange boxes":  {line(func(l *receiving.Line) { l.Package = "QQ" }), "masters.not_registered"},
	"a lot twice":       {line(func(l *receiving.Line) { l.Lot = "LNT-2" }), "store.taken"},
	"wrong weights":     {line(func(l *receiving.Line) { l.GrossG-- }), "trade.weights weighing.sum"},
	"weighing nothing":  {line(func(l *receiving.Line) { *l = nothing }), "trade.not_positive"},
	"a gram too graded": {line(func(l *receiving.Line) { l.RejectG++ }), "trade.grades"},
	"a gram ungraded":   {line(func(l *receiving.Line) { l.RejectG-- }), "trade.grades"},
	"below zero graded": {line(func(l *receiving.Line) { l.GradeAG, l.RejectG = 980_000, -20_000 }), "trade.grades"},
	"graded and not":    {line(func(l *receiving.Line) { l.Graded = false }), "trade.grades"},
	"weighed otherwise": {line(func(l *receiving.Line) { l.Weighings[1].WeightG++ }), "weighing.sum"},
	"weighed empty otherwise": {line(func(l *receiving.Line) { l.TareWeighings = l.TareWeighings[:1] }),
		"weighing.sum"},
	"weighed on no scale":    {line(func(l *receiving.Line) { l.Weighings[0].Scale = " " }), "weighing.unproven"},
	"weighed in no line":     {line(func(l *receiving.Line) { l.TareWeighings[1].Line = "" }), "weighing.unproven"},
	"weighed at no time":     {line(func(l *receiving.Line) { l.Weighings[1].At = time.Time{} }), "weighing.unproven"},
	"weighed less than zero": {line(func(l *receiving.Line) { l.Weighings[0].WeightG = -1 }), "weighing.unproven"},
	"weighed with a tare":    {line(func(l *receiving.Line) { l.Weighings[1].Net = true }), "weighing.net"},
	"all at once": {func(r *receiving.ReceiveRequest) {
		r.Cooperative, r.Location, r.ReceivedOn = "COOP-X", "WARM", "2026-12-01"
		r.Lines[0].Item, r.Lines[0].Package, r.Lines[1].HarvestedOn = "DURIAN", "QQ", "2026-12-24"
	}, "store.not_found store.not_found receiving.future store.not_found masters.not_registered receiving.harvest"},
	"all of the nouns' own rules": {func(r *receiving.ReceiveRequest) {
		r.DeliveryNote, r.Lines[0].GrossG, r.Lines[1].NetG, r.Lines[1].Lot = "", 0, 0, "LNT\t2"
	}, "trade.missing trade.weights weighing.sum trade.not_positive trade.weights trade.code"},
}

var nothing = receiving.Line{Item: "BAN-CAV", Lot: "LNT-1", HarvestedOn: "2026-11-03"}

func line(change func(*receiving.Line)) func(*receiving.ReceiveRequest) {
	return func(r *receiving.ReceiveRequest) { change(&r.Lines[0]) }
}

func TestReceiveRefuses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	before := h.seq(t)
	for name, c := range refusals {
		r := delivered()
		c.change(&r)
		got, err := h.Receive(ctx, hand, r)
		if keys := told(t, err); keys != c.want {
			t.Errorf("%s: told %q, want %q", name, keys, c.want)
		}
		if got.Consignment.ID != "" || got.Lots != nil {
			t.Errorf("%s: something was returned all the same: %+v", name, got)
		}
	}
	if h.seq(t) != before || h.messages(t) != nil {
		t.Error("a refused delivery has left something behind")
	}
	got, err := h.Receive(ctx, hand, delivered())
	if err != nil || got.Consignment.Number != "CON-00001" {
		t.Errorf("after all refusals the first delivery is %q, %v", got.Consignment.Number, err)
	}
}

// TestTodayIsTheStationsDay receives when it is one in the morning at the station, and still yesterday in UTC.
func TestTodayIsTheStationsDay(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := delivered()
	r.ReceivedOn = "2026-11-05"
	_, err := h.Receive(ctx, hand, r)
	check(t, err)
}

func TestADeliveryIsBookedOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := delivered()
	r.Command = "receive-1"
	_, err := h.Receive(ctx, hand, r)
	check(t, err)
	_, err = h.Receive(ctx, hand, r)
	if told(t, err) != string(words.StorePosted) {
		t.Errorf("the same command again: %v", err)
	}
	r.Command, r.Lines[0].Item = "", "DURIAN"
	_, err = h.Receive(ctx, hand, r)
	if told(t, err) != string(words.ReceivingNoteKnown) || fault.CodeOf(err) != fault.Conflict {
		t.Fatalf("the same note again: %v", err)
	}
	if p := fault.All(err)[0].Params; p["number"] != "CON-00001" || p["date"] != "2026-11-04" ||
		p["cooperative"] != "Ban COOP-NAMHA" || p["note"] != "NH-2611-014" {
		t.Errorf("it does not show the first booking: %v", err)
	}
	r = delivered()
	r.DeliveryNote = "NH-2611-015"
	_, err = h.Receive(ctx, hand, r)
	if told(t, err) != "store.taken store.taken" {
		t.Errorf("the same lots with another note: %v", err)
	}
	r = delivered()
	r.Cooperative, r.Lines[0].Lot, r.Lines[1].Lot = "COOP-SOPDENG", "LNT-3", "LNT-4"
	_, err = h.Receive(ctx, hand, r)
	check(t, err) // a grower may have the same number on his note
	all, err := h.Consignments(ctx, officer)
	if err != nil || len(all) != 2 {
		t.Errorf("%d consignments, %v", len(all), err)
	}
	h.sound(t)
}

func TestWhoMayReceive(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for name, try := range map[string]func(trade.Actor) error{
		"receive": func(a trade.Actor) error {
			_, err := h.Receive(ctx, a, receiving.ReceiveRequest{})
			return err
		},
		"import": func(a trade.Actor) error {
			_, err := h.Import(ctx, a, receiving.ImportRequest{})
			return err
		},
		"grade": func(a trade.Actor) error {
			_, err := h.Grade(ctx, a, receiving.GradeRequest{})
			return err
		},
	} {
		if err := try(officer); told(t, err) != string(words.AccessNotPermitted) {
			t.Errorf("%s as an officer: %v", name, err)
		}
		if err := try(trade.Actor{}); told(t, err) != string(words.AccessSignIn) {
			t.Errorf("%s as nobody: %v", name, err)
		}
	}
	if _, err := h.Consignments(ctx, trade.Actor{}); told(t, err) != string(words.AccessSignIn) {
		t.Errorf("looking as nobody: %v", err)
	}
}
