package exchange_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"tradehub/backend/exchange"
	"tradehub/templates"
)

var update = flag.Bool("update", false, "write the files under templates/demo anew")

// asWritten is where the codes stand in a sheet of our own making.
var asWritten = exchange.DeliveryPlaces{
	Sheet: "Delivery", CooperativeRow: 3, Cooperative: "C (Cooperative code)", Item: "A (Item code)",
	Lot: "B (Lot number)", Package: "G (Package kind)",
}

// r1 are the deliveries of worked example R1. Crates hold about 20 kg net and weigh 1.5 kg.
var r1 = map[string]exchange.DeliverySheet{
	"nam-ha.xlsx": {
		DeliveryNote: "NH-2611-014", CooperativeCode: "COOP-NAMHA", DeliveredOn: "2026-11-03",
		Vehicle: "LN 4821", Driver: "Khamphone S.", Remarks: "Ban Nam Ha Banana Growers",
		Rows: []exchange.DeliveryRow{{
			Row: 7, ItemCode: "BAN-CAV", LotNumber: "LNT-BAN-261103-01", OrchardCode: "LA-BAN-O-0007",
			PackhouseCode: "LA-BAN-P-0002", HarvestDate: "2026-11-03", Packages: 645, PackageCode: "CR",
			GrossG: 13_857_500, TareG: 967_500, NetG: 12_890_000,
			Graded: true, GradeAG: 12_150_000, GradeBG: 480_000, RejectG: 260_000,
		}},
	},
	"luang.xlsx": {
		DeliveryNote: "LG-2611-009", CooperativeCode: "COOP-LUANG", DeliveredOn: "2026-11-03",
		Vehicle: "LN 3307", Driver: "Somsak V.", Remarks: "Ban Luang Growers",
		Rows: []exchange.DeliveryRow{{
			Row: 7, ItemCode: "BAN-CAV", LotNumber: "LNT-BAN-261103-02", OrchardCode: "LA-BAN-O-0011",
			PackhouseCode: "LA-BAN-P-0002", HarvestDate: "2026-11-03", Packages: 578, PackageCode: "CR",
			GrossG: 12_427_000, TareG: 867_000, NetG: 11_560_000,
			Graded: true, GradeAG: 10_935_000, GradeBG: 405_000, RejectG: 220_000,
		}},
	},
	"sopdeng.xlsx": {
		DeliveryNote: "SD-2611-011", CooperativeCode: "COOP-SOPDENG", DeliveredOn: "2026-11-04",
		Vehicle: "LN 5190", Driver: "Bounmy K.", Remarks: "Ban Sopdeng Growers",
		Rows: []exchange.DeliveryRow{{
			Row: 7, ItemCode: "BAN-CAV", LotNumber: "LNT-BAN-261104-03", OrchardCode: "LA-BAN-O-0015",
			PackhouseCode: "LA-BAN-P-0002", HarvestDate: "2026-11-04", Packages: 575, PackageCode: "CR",
			GrossG: 12_362_500, TareG: 862_500, NetG: 11_500_000,
			Graded: true, GradeAG: 10_935_000, GradeBG: 365_000, RejectG: 200_000,
		}},
	},
}

func TestFixtures(t *testing.T) {
	t.Parallel()
	var delivered, gradeA int64
	for name, want := range r1 {
		if *update {
			file := filepath.Join("..", "..", "templates", "demo", "r1", name)
			if err := os.WriteFile(file, written(t, want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		raw, err := templates.Demo.ReadFile("demo/r1/" + name)
		if err != nil {
			t.Fatal(err)
		}
		want.Places = asWritten
		got, err := exchange.ReadDelivery(bytes.NewReader(raw), name)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: read %+v, %v; run the test with -update", name, got, err)
		}
		for _, row := range got.Rows {
			delivered, gradeA = delivered+row.NetG, gradeA+row.GradeAG
		}
	}
	if !*update && (delivered != 35_950_000 || gradeA != 34_020_000) {
		t.Errorf("R1 delivers 35,950 kg with 34,020 kg of grade A, the files %d g and %d g", delivered, gradeA)
	}
}

func written(t testing.TB, sheet exchange.DeliverySheet) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := exchange.WriteDelivery(&out, sheet); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
