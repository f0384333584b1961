package forms_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"tradehub/backend/dossier"
	"tradehub/backend/fault"
	"tradehub/backend/forms"
	"tradehub/backend/trade"
	"tradehub/templates"
	"tradehub/templates/words"
)

func TestDumpRail(t *testing.T) {
	for _, f := range []string{"r1", "t1"} {
		for _, k := range []string{"rail-consignment-note", "wagon-list", "weight-note"} {
			got := write(t, example(t, f), "rail-consignment-note")
			if k != "" {
				got = write(t, example(t, f), trade.PaperKind(k))
			}
			out, _ := json.MarshalIndent(got.Data, "", " ")
			fmt.Println(f, k, string(out), got.Faults)
		}
	}
	var train dossier.Departure
	content, _ := templates.Dossiers.ReadFile("dossiers/s1.json")
	_ = json.Unmarshal(content, &train)
	got, err := forms.WriteDeparture(train, forms.Request{Kind: "train-manifest", Registers: shipped(t)})
	m := got.Data.(*forms.TrainManifest)
	m.Rows = slices.Concat(m.Rows[:1], m.Rows[24:])
	out, _ := json.MarshalIndent(got.Data, "", " ")
	fmt.Println(string(out), got.Faults, err, got.Sum)
	_ = fault.List{}
	_ = words.FormsMode
}
