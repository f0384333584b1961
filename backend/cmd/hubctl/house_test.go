package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// houseCommands set a station up as the first two chapters do, so that a later chapter can begin where they end.
var houseCommands = [][]string{
	{"init", "--station", "NTG1", "--firm-code", "NTG", "--firm", "NAM THA GREEN CONSOLIDATION SOLE CO., LTD.",
		"--address", "BAN NATEUY, NAMTHA DISTRICT, LUANG NAMTHA PROVINCE, LAO PDR", "--tin", "123456789000",
		"--site", "VTE-S", "--site-name", "Vientiane South yard", "--locode", "LAVTE", "--fallback", "NTG",
		"--marks", "NTG / KUNMING / LOT AS PER PL", "--admin", "Phet", "--gates", "none"},
	{"user", "sign-in", "Phet"},
	{"user", "add", "Khamla", "--role", "warehouse"},
	{"user", "add", "Noy", "--role", "officer"},
	{"user", "add", "Sengdao", "--role", "consolidator"},
	{"setting", "prefix", "9521234", "--from", "2026-01-01"},
	{"setting", "series", "invoice", "--prefix", "NTG-26-", "--first", "117"},
	{"setting", "channel", "domestic", "http://127.0.0.1:9", "--name", "Lao marketplace"},
	{"master", "party", "COOP-NAMHA", "--name", "Ban Nam Ha Banana Growers", "--address",
		"BAN NAM HA, LUANG NAMTHA PROVINCE", "--country", "LA", "--role", "cooperative"},
	{"master", "party", "COOP-LUANG", "--name", "Ban Luang Growers", "--address",
		"BAN LUANG, LUANG NAMTHA PROVINCE", "--country", "LA", "--role", "cooperative"},
	{"master", "party", "YUNGUO", "--name", "KUNMING YUNGUO IMPORT CO., LTD.", "--address",
		"NO. 8 WANGJIAYING ROAD, KUNMING, YUNNAN, CHINA", "--country", "CN", "--role", "consignee,notify"},
	{"master", "item", "BAN-CAV", "--name", "Banana, Cavendish, green", "--name-lo", "ກ້ວຍ", "--paper-name",
		"FRESH BANANAS (CAVENDISH, GREEN)", "--hs6", "0803.90", "--ahtn8", "0803.90.90", "--species", "Musa acuminata",
		"--gtin", "19521234000010", "--net-kg", "13.5", "--tare-kg", "1.2", "--min-net-kg", "12.5", "--max-net-kg",
		"14.5", "--perishable"},
	{"master", "location", "COLD-1", "--name", "Cold store 1"},
	{"master", "location", "DOCK", "--name", "Loading dock"},
	{"user", "sign-in", "Sengdao"},
}

// buildHouse gives the data folder of a station that is set up, closed, with the consolidator signed in.
func buildHouse(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "tradehub-data")
	for _, args := range houseCommands {
		var out, refused bytes.Buffer
		p := &program{out: &out, err: &refused, in: strings.NewReader(""), now: scriptClock("2026-11-04T01:00:00Z"),
			env: func(name string) string { return map[string]string{"HUBCTL_PIN": scriptPIN}[name] }}
		if code := p.run(t.Context(), append([]string{"--data", dir}, args...)); code != exitOK {
			t.Fatalf("hubctl %s: exit code %d: %s", strings.Join(args, " "), code, refused.String())
		}
	}
	return dir
}
