package demo

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"tradehub/backend/packing"
	"tradehub/backend/receiving"
	"tradehub/backend/shipping"
	"tradehub/backend/store"
	"tradehub/backend/trade"
)

// A season is a busy house to look at: the days before the demonstration day, with many deliveries, many units on
// stock and pallets, and a truck that is being loaded.
const (
	seasonDeliveries = 200
	seasonUnits      = 20_000
	truckR2          = "TRUCK-0937/2026-11-09"
	shipmentR2       = "NTG-2026-T1"
	trailer          = "0937"
)

// crop is something that the season brings: what it is and what a package of it weighs.
type crop struct {
	item trade.Item
	coop string
}

var crops = []crop{
	{bananas, "COOP-NAMHA"}, {bananas, "COOP-LUANG"}, {bananas, "COOP-SOPDENG"},
	{trade.Item{Code: "WMELON", Name: trade.Names{EN: "Watermelon", LO: "ໝາກໂມ", ZH: "西瓜", TH: "แตงโม", VI: "Dưa hấu"},
		PaperName: "FRESH WATERMELONS", HS6: "0807.11", AHTN8: "0807.11.00", Species: "Citrullus lanatus", Unit: "KGM",
		Package: "CT", NetG: 15_000, TareG: 800, MinNetG: 13_000, MaxNetG: 17_000, Perishable: true}, "COOP-THAKHEK"},
	{trade.Item{Code: "COF-ARA", Name: trade.Names{EN: "Coffee, green Arabica", LO: "ກາເຟ ອາຣາບິກາ",
		ZH: "阿拉比卡咖啡生豆"}, PaperName: "GREEN COFFEE, ARABICA", HS6: "0901.11", AHTN8: "0901.11.20",
		Species: "Coffea arabica", Unit: "KGM", Package: "BG", NetG: 60_000, TareG: 700, MinNetG: 58_000,
		MaxNetG: 62_000}, "COOP-PAKSONG"},
}

var seasonParties = []trade.Party{
	{Code: "COOP-THAKHEK", Name: trade.Names{EN: "Thakhek Melon Growers", LO: "ກຸ່ມປູກໝາກໂມທ່າແຂກ"},
		Address: "THAKHEK, KHAMMOUANE PROVINCE", Country: "LA", Roles: []trade.PartyRole{trade.Cooperative}},
	{Code: "COOP-PAKSONG", Name: trade.Names{EN: "Paksong Coffee Cooperative", LO: "ສະຫະກອນກາເຟປາກຊ່ອງ"},
		Address: "PAKSONG, CHAMPASAK PROVINCE", Country: "LA", Roles: []trade.PartyRole{trade.Cooperative}},
	{Code: "MENGLA", Name: trade.Names{EN: "MENGLA BORDER FRUIT CO., LTD."}, Address: "MOHAN, MENGLA, YUNNAN, CHINA",
		Country: "CN", Roles: []trade.PartyRole{trade.Consignee}},
}

// PlaySeason plays the demonstration day to its end, and around it a season. What the season did is not sent to the
// platform, so that there is something to see of that too; played again, the day sends it.
func PlaySeason(ctx context.Context, c Config) (r Result, err error) {
	if r, err = Play(ctx, c); err != nil {
		return r, err
	}
	p, err := open(ctx, c)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	p.papers = r.Papers
	p.story.at(leaving)
	for _, act := range []func() error{func() error { return p.as(&p.admin, Administrator) }, p.signIn, p.seasonMasters,
		p.seasonDeliveries, p.seasonTruck, p.writeRecord} {
		if err := act(); err != nil {
			return r, err
		}
	}
	return p.result()
}

func (p *player) seasonMasters() error {
	return errors.Join(p.saveParties(seasonParties), p.saveItem(crops[3].item), p.saveItem(crops[4].item))
}

// seasonDeliveries books deliveries of thirty days, packs most of what is grade A, and puts some on pallets.
func (p *player) seasonDeliveries() error {
	dice := rand.New(rand.NewPCG(2026, 11))
	unitsEach := int64(seasonUnits / seasonDeliveries)
	for i := range seasonDeliveries {
		crop := crops[dice.IntN(len(crops))]
		day := leaving.AddDate(0, 0, -29+i*30/seasonDeliveries)
		if err := p.seasonDelivery(i, crop, day, unitsEach, dice); err != nil {
			return err
		}
	}
	return nil
}

func (p *player) seasonDelivery(i int, crop crop, day time.Time, units int64, dice *rand.Rand) error {
	lot := fmt.Sprintf("S%03d-%s", i+1, day.Format("060102"))
	gradeAG := (units + dice.Int64N(20)) * crop.item.NetG
	gradeBG, rejectG := gradeAG/(20+dice.Int64N(20)), gradeAG/(40+dice.Int64N(40))
	line := receiving.Line{Item: crop.item.Code, Lot: lot, Orchard: fmt.Sprintf("LA-O-%04d", dice.IntN(90)+1),
		Packhouse: "LA-BAN-P-0002", HarvestedOn: day.AddDate(0, 0, -1).Format(time.DateOnly), Packages: units / 2,
		Package: "CR", TareG: units * 500, NetG: gradeAG + gradeBG + rejectG, Graded: i%25 != 24}
	line.GrossG = line.NetG + line.TareG
	if line.Graded {
		line.GradeAG, line.GradeBG, line.RejectG = gradeAG, gradeBG, rejectG
	}
	err := p.once(Event{Step: "receive", What: lot, Done: int64(i + 1), Of: seasonDeliveries}, day,
		func(command trade.EntryID) error {
			_, err := p.station.Receiving.Receive(p.ctx, p.warehouse, receiving.ReceiveRequest{
				DeliveryNote: fmt.Sprintf("DN-%04d", i+1), Cooperative: crop.coop, Location: coldStore,
				ReceivedOn: day.Format(time.DateOnly), Lines: []receiving.Line{line}, Command: command})
			return err
		})
	if err != nil || !line.Graded {
		return err
	}
	return p.once(Event{Step: "pack", What: lot, Done: units, Of: units}, day, func(command trade.EntryID) error {
		_, err := p.station.Packing.Pack(p.ctx, p.warehouse, packing.PackRequest{Lot: lot, Grade: trade.GradeA,
			Location: coldStore, Kind: kindOf(crop.item), Count: units, Command: command})
		return err
	})
}

func kindOf(item trade.Item) trade.UnitKind {
	if item.Package == "BG" {
		return trade.Bag
	}
	return trade.Carton
}

// seasonTruck plans a truck of watermelons and coffee, and loads a part of it.
func (p *player) seasonTruck() error {
	melons, coffee := crops[3].item, crops[4].item
	price := trade.UnitPrice{Scaled: 28, Decimals: 2, Currency: "USD", Unit: "KGM"}
	err := p.all(leaving, []doing{
		{Event{Step: "departure", What: truckR2}, func(command trade.EntryID) error {
			_, err := p.station.Shipping.PlanDeparture(p.ctx, p.officer, shipping.DepartureRequest{Command: command,
				Departure: trade.Departure{Reference: truckR2, Mode: trade.Road, Vehicle: "KK 4821", From: "Vientiane",
					To: "Mohan", Via: "Boten", DepartsAt: local(9, 6, 0).UTC(), Zone: zone}})
			return err
		}},
		{Event{Step: "shipment", What: shipmentR2}, func(command trade.EntryID) error {
			_, err := p.station.Shipping.PlanShipment(p.ctx, p.officer, shipping.ShipmentRequest{Reference: shipmentR2,
				Departure: truckR2, Consignee: "MENGLA", Terms: trade.Terms{Rule: "DAP", Place: "Boten"},
				Payment: "Cash against documents", Destination: "CN", Command: command,
				Lines: []shipping.LineRequest{{Item: melons.Code, Grade: trade.GradeA, Packages: 1_100, Price: price},
					{Item: coffee.Code, Grade: trade.GradeA, Packages: 60, Price: price}}})
			return err
		}},
		{Event{Step: "container", What: trailer}, func(command trade.EntryID) error {
			_, err := p.station.Shipping.AddTransportUnit(p.ctx, p.officer, shipping.TransportUnitRequest{
				Shipment: shipmentR2, Kind: trade.Trailer, Number: trailer, TareG: 7_200_000, MaxGrossG: 34_000_000,
				Packages: 1_160, Command: command})
			return err
		}},
	})
	if err != nil {
		return err
	}
	return p.seasonLoad(412)
}

// seasonLoad scans so many waiting packages into the truck.
func (p *player) seasonLoad(count int) error {
	progress, err := p.station.Shipping.Progress(p.ctx, p.warehouse, shipmentR2)
	if err != nil {
		return err
	}
	var waiting []trade.HandlingUnit
	err = p.station.DB.Read(p.ctx, func(tx *store.Tx) error {
		waiting, err = waitingFor(tx, progress.Shipment.Lines[0])
		return err
	})
	if err != nil {
		return err
	}
	loaded := int(progress.Lines[0].Loaded)
	for i, unit := range waiting[:max(0, count-loaded)] {
		err := p.once(Event{Step: "load", What: unit.SSCC, Done: int64(loaded + i + 1), Of: int64(count)}, leaving,
			func(command trade.EntryID) error {
				_, err := p.station.Shipping.Load(p.ctx, p.warehouse, shipping.LoadRequest{Shipment: shipmentR2,
					Transport: trailer, Scan: unit.SSCC, Command: command})
				return err
			})
		if err != nil {
			return err
		}
	}
	return nil
}
