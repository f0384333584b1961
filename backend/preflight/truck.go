package preflight

import (
	"time"

	"tradehub/backend/dossier"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// truckPapersHold: the driver's licence, and the permits of the carrier, hold until the truck is at the border, and
// papers of the road name those that there are.
func truckPapersHold(a *asked) {
	r := a.facts.Route
	if r.Mode != string(trade.Road) {
		return
	}
	until := a.atGateOn()
	if d := r.Driver; d != nil && d.LicenceValid != "" && a.look(d.LicenceValid < until) {
		a.report(words.CheckLicenceExpired, trade.Finding{Of: d.Name, Expected: until, Found: d.LicenceValid,
			Places: []trade.FindingPlace{at("/facts/route/driver/licence_valid_to")}}, nil)
	}
	for i, permit := range a.facts.Registrations {
		if c := a.facts.Parties.Carrier; c != nil && permit.Holder == c.Code {
			a.permitHolds(i, permit, until)
		}
	}
	ofRoad := func(p Paper) bool { return modeOf[p.Kind] == trade.Road }
	a.agree(words.CheckPermitPapers, ofRoad, Permits)
}

// permitHolds looks at the days that the dossier tells, and at those of the firm's own register.
func (a *asked) permitHolds(i int, permit dossier.Registration, until string) {
	f := trade.Finding{Of: permit.Number, Expected: until, Found: orDash(permit.ValidTo),
		Places: []trade.FindingPlace{at("/facts/registrations/%d/valid_to", i)}}
	early := permit.ValidFrom != "" && permit.ValidFrom > a.departsOn()
	if early {
		f.Expected, f.Found = a.departsOn(), permit.ValidFrom
		f.Places = []trade.FindingPlace{at("/facts/registrations/%d/valid_from", i)}
	}
	_, holds := a.Registers.Row("permits", permit.Number, until)
	ended := permit.ValidTo != "" && permit.ValidTo < until
	if a.look(early || ended || !holds && a.Registers.Listed("permits", permit.Number)) {
		a.report(words.CheckPermitExpired, f, map[string]any{"kind": permit.Kind})
	}
}

// atGateOn is the day at the border, as its offset tells it, or that of departure where it is not known.
func (a *asked) atGateOn() string {
	if gate, err := time.Parse(time.RFC3339, a.facts.Route.GateAt); err == nil {
		return gate.Format(time.DateOnly)
	}
	return a.rulesOn()
}
