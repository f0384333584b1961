package exchange_test

import (
	"strings"
	"testing"

	"tradehub/backend/exchange"
)

func TestARailNoteIsWrittenForKeying(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	err := exchange.WriteRailNoteCSV(&out, []exchange.RailField{
		{Box: 2, Field: "station", Value: "VIENTIANE SOUTH"},
		{Box: 2, Field: "code", Value: ""},
		{Box: 15, Row: 1, Field: "goods", Value: "FRESH BANANAS (CAVENDISH, GREEN)"},
		{Box: 15, Row: 2, Field: "temperature", Value: "+13.5 °C"},
		{Box: 18, Field: "mass of goods, kg", Value: "37044"},
	})
	want := "\ufeffbox,row,field,value\n2,,station,VIENTIANE SOUTH\n15,1,goods,\"FRESH BANANAS (CAVENDISH, GREEN)\"\n" +
		"15,2,temperature,'+13.5 °C\n18,,\"mass of goods, kg\",37044\n"
	if err != nil || out.String() != want {
		t.Errorf("it says %q (%v)", out.String(), err)
	}
}
