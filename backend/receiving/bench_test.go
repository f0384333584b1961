package receiving_test

import (
	"bytes"
	"fmt"
	"testing"

	"tradehub/backend/exchange"
	"tradehub/backend/receiving"
)

// BenchmarkImport books a delivery sheet of many rows, from the file to the committed entry.
func BenchmarkImport(b *testing.B) {
	for _, rows := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(rows, "-rows"), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				h := newHouse(b)
				file := seasonSheet(b, rows)
				b.StartTimer()
				_, err := h.Import(ctx, hand, receiving.ImportRequest{File: file, Name: "season.xlsx", Location: "COLD"})
				check(b, err)
			}
		})
	}
}

// seasonSheet is the delivery of a cooperative that hands in a whole season at once.
func seasonSheet(b *testing.B, rows int) *bytes.Reader {
	b.Helper()
	sheet := exchange.DeliverySheet{DeliveryNote: "SEASON", CooperativeCode: "COOP-NAMHA", DeliveredOn: "2026-11-04"}
	for i := range rows {
		sheet.Rows = append(sheet.Rows, exchange.DeliveryRow{ItemCode: "BAN-CAV", LotNumber: fmt.Sprintf("LOT-%06d", i),
			OrchardCode: "LA-BAN-O-0007", PackhouseCode: "LA-BAN-P-0002",
			HarvestDate: "2026-11-03", Packages: 10, PackageCode: "CT", GrossG: 147_000, TareG: 12_000, NetG: 135_000,
			Graded: true, GradeAG: 130_000, GradeBG: 4_000, RejectG: 1_000})
	}
	var out bytes.Buffer
	check(b, exchange.WriteDelivery(&out, sheet))
	return bytes.NewReader(out.Bytes())
}
