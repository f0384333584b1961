package stock_test

import (
	"fmt"
	"testing"

	"tradehub/backend/stock"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// manyLots puts lots of one kilogram each into the cold room, a thousand in one entry.
func (h *house) manyLots(t testing.TB, count int) {
	t.Helper()
	for first := 0; first < count; first += 1_000 {
		h.post(t, trade.EntryReceive, func(tx *store.Tx, e *trade.Entry) error {
			for i := first; i < min(first+1_000, count); i++ {
				lot := trade.Lot{ID: trade.LotID(fmt.Sprintf("many%06d", i)), Number: fmt.Sprintf("M%06d", i), ItemID: "BAN"}
				goods := trade.Goods{ItemID: "BAN", LotID: lot.ID, Grade: trade.GradeA, OwnerID: "firm"}
				e.Move("p:NAMHA", "l:cold", goods, trade.Amount{QtyMilli: 1_000, NetG: 1_000})
				if err := tx.PutLot(e, lot); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func BenchmarkOverview(b *testing.B) {
	for _, lots := range []int{100, 100_000} {
		b.Run(fmt.Sprint(lots), func(b *testing.B) {
			h := bareHouse(b)
			h.manyLots(b, lots)
			for b.Loop() {
				rows, err := h.Overview(ctx, keeper, stock.OverviewRequest{})
				if err != nil || len(rows) != lots {
					b.Fatal(len(rows), err)
				}
			}
			b.ReportMetric(float64(lots), "lots")
		})
	}
}
