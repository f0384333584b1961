package demo

import (
	"tradehub/backend/settings"
	"tradehub/backend/shipping"
	"tradehub/backend/trade"
)

// The worked example: bananas by rail from Vientiane South to Kunming. All parties, people, numbers and codes are
// invented; commodity codes are those of the register.

// PIN is the PIN of everybody in the demonstration. It is no secret: there is nothing to keep.
const PIN = "470813"

// People of the demonstration, by what they do.
const (
	Administrator = "Phet"
	WarehouseHand = "Khamla"
	Officer       = "Noy"
	Consolidator  = "Sengdao"
)

var staff = []struct {
	name string
	role trade.Role
}{{WarehouseHand, trade.Warehouse}, {Officer, trade.Officer}, {Consolidator, trade.Consolidator}}

const (
	site       = "VTE-S"
	coldStore  = "COLD-1"
	domestic   = "domestic"
	shipmentR1 = "NTG-2026-R1"
	trainR1    = "X8102/2026-11-06"
	banana     = "BAN-CAV"
)

var house = settings.SetUpRequest{
	StationCode: "NTG1", StationZone: zone, FirmCode: "NTG",
	FirmName: trade.Names{EN: "NAM THA GREEN CONSOLIDATION SOLE CO., LTD.",
		LO: "ບໍລິສັດ ນ້ຳທາ ກຣີນ ລວບລວມສິນຄ້າ ຈຳກັດຜູ້ດຽວ"},
	FirmAddress: "BAN NATEUY, NAMTHA DISTRICT, LUANG NAMTHA PROVINCE, LAO PDR",
	Country:     "LA", TIN: "123456789000", SiteCode: site,
	SiteName:   trade.Names{EN: "Vientiane South yard", LO: "ລານສິນຄ້າວຽງຈັນໃຕ້"},
	SiteLOCODE: "LAVTE", Fallback: "NTG", Marks: "NTG / KUNMING / LOT AS PER PL",
}

// The firm has a GS1 company prefix, and its invoices go on from the hundred and sixteenth of the year.
var (
	prefixes = []trade.GS1Prefix{{Prefix: "9521234", ValidFrom: "2026-01-01"}}
	invoices = trade.Series{Name: "invoice", Prefix: "NTG-26-", Width: 4, First: 117, Last: 9_999, Block: 1}
	platform = trade.Channel{Code: domestic, Name: "Lao marketplace", BaseURL: "http://127.0.0.1:8420", Active: true}
)

var parties = []trade.Party{
	{Code: "COOP-NAMHA", Name: trade.Names{EN: "Ban Nam Ha Banana Growers", LO: "ກຸ່ມປູກກ້ວຍບ້ານນ້ຳຮ້າ"},
		Address: "BAN NAM HA, LUANG NAMTHA PROVINCE", Country: "LA", Roles: []trade.PartyRole{trade.Cooperative}},
	{Code: "COOP-LUANG", Name: trade.Names{EN: "Ban Luang Growers", LO: "ກຸ່ມປູກບ້ານຫຼວງ"},
		Address: "BAN LUANG, LUANG NAMTHA PROVINCE", Country: "LA", Roles: []trade.PartyRole{trade.Cooperative}},
	{Code: "COOP-SOPDENG", Name: trade.Names{EN: "Ban Sopdeng Growers", LO: "ກຸ່ມປູກບ້ານສົບແດງ"},
		Address: "BAN SOPDENG, LUANG NAMTHA PROVINCE", Country: "LA", Roles: []trade.PartyRole{trade.Cooperative}},
	{Code: "YUNGUO", Name: trade.Names{EN: "KUNMING YUNGUO IMPORT CO., LTD.", ZH: "昆明云果进口有限公司"},
		Address: "NO. 8 WANGJIAYING ROAD, KUNMING, YUNNAN, CHINA", Country: "CN",
		Roles: []trade.PartyRole{trade.Consignee, trade.Notify}},
}

var bananas = trade.Item{
	Code: banana, GTIN: "19521234000010",
	Name: trade.Names{EN: "Banana, Cavendish, green", LO: "ກ້ວຍ", ZH: "香蕉"},
	// Botanical name and codes: register of commodities, row banana-cavendish-fresh.
	PaperName: "FRESH BANANAS (CAVENDISH, GREEN)", HS6: "0803.90", AHTN8: "0803.90.90", Species: "Musa acuminata",
	Unit: "KGM", Package: "CT", NetG: 13_500, TareG: 1_200, MinNetG: 12_500, MaxNetG: 14_500, Perishable: true,
}

// sheets are the delivery sheets of the three cooperatives, among the files that come with the program.
var sheets = []string{"nam-ha", "luang", "sopdeng"}

// toPack says how many cartons are packed of each lot.
var toPack = []Part{{"LNT-BAN-261103-01", 900}, {"LNT-BAN-261103-02", 810}, {"LNT-BAN-261104-03", 810}}

var train = trade.Departure{Reference: trainR1, Mode: trade.Rail, Vehicle: "X8102", From: "Vientiane South",
	To: "Wangjiaying West", Via: "Boten/Mohan", DepartsAt: leaving.UTC(), Zone: zone}

var shipment = shipping.ShipmentRequest{Reference: shipmentR1, Departure: trainR1, Consignee: "YUNGUO",
	Terms:   trade.Terms{Rule: "FCA", Place: "Vientiane South Railway Station"},
	Payment: "Telegraphic transfer, 30 days from invoice date", Destination: "CN",
	Lines: []shipping.LineRequest{{Item: banana, Grade: trade.GradeA, Packages: 2_520,
		Price: trade.UnitPrice{Scaled: 52, Decimals: 2, Currency: "USD", Unit: "KGM"}}}}

// box is a container of the shipment and what goes into it.
type box struct {
	shipping.TransportUnitRequest
	seals []trade.Seal
	parts []Part
}

var boxes = []box{
	reefer("LKCU4200177", "5231417", "NTG552011", "LCR0091834", Part{"LNT-BAN-261103-01", 900},
		Part{"LNT-BAN-261103-02", 360}),
	reefer("LKCU4200182", "5231418", "NTG552012", "LCR0091835", Part{"LNT-BAN-261103-02", 450},
		Part{"LNT-BAN-261104-03", 810}),
}

// reefer is a 40-foot high-cube refrigerated container with a shipper's and a carrier's seal.
func reefer(number, wagon, shipper, carrier string, parts ...Part) box {
	b := box{parts: parts, seals: []trade.Seal{{Number: shipper, By: "shipper"}, {Number: carrier, By: "carrier"}}}
	b.TransportUnitRequest = shipping.TransportUnitRequest{Shipment: shipmentR1, Kind: trade.Container, Number: number,
		SizeType: "45R1", Wagon: wagon, TareG: 4_800_000, MaxGrossG: 34_000_000}
	for _, part := range parts {
		b.Packages += part.Packages
	}
	return b
}
