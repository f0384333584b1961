package main

import "testing"

func TestLayersOfThisRepository(t *testing.T) {
	t.Parallel()
	wantNone(t, checkLayers(repository(t)))
}

func TestLayersFindNothingInACleanTree(t *testing.T) {
	t.Parallel()
	wantNone(t, checkLayers(plant(t, nil)))
}

func TestLayersFindPlantedImports(t *testing.T) {
	t.Parallel()
	const own = "tradehub/backend/"
	cases := []struct {
		name, file, content string
		says                string
	}{
		{"same line", "backend/receiving/a.go", importing("receiving", own+"shipping"),
			"receiving and shipping stand on one line"},
		{"upwards", "backend/store/a.go", importing("store", own+"masters"),
			"masters stands below store"},
		{"painter from display list", "backend/sheet/a.go", importing("sheet", own+"sheet/pdf"),
			"sheet/pdf stands below sheet"},
		{"painter from painter", "backend/sheet/zpl/a.go", importing("zpl", own+"sheet/svg"),
			"stand on one line"},
		{"words from below", "templates/words/a.go", importing("words", own+"trade"),
			"trade stands below templates"},
		{"wiring from wiring", "backend/sandbox/a.go", importing("sandbox", own+"station"),
			"sandbox and station stand on one line"},
		{"window from headless", "backend/cmd/hubctl/a.go", importing("main", "tradehub/app"),
			"cmd/hubctl and app stand on one line"},
		{"not on the chart", "backend/billing/a.go", "package billing\n",
			"put it on a line of it in build/chart.go"},
		{"unknown import", "backend/masters/a.go", importing("masters", own+"billing"),
			"it is not on the chart; put it on a line"},
		{"test package in the program", "backend/masters/a.go", importing("masters", own+"device/devicetest"),
			"imported by tests only"},
		{"test library in the program", "backend/masters/a.go", importing("masters", "pgregory.net/rapid"),
			"stay in tests"},
		{"SQL", "backend/papers/a.go", importing("papers", "database/sql"),
			"only store and sandbox speak SQL"},
		{"SQL driver interface", "backend/papers/a.go", importing("papers", "database/sql/driver"),
			"only store and sandbox speak SQL"},
		{"PostgreSQL", "backend/syncing/a.go", importing("syncing", "github.com/jackc/pgx/v5"),
			"only store and sandbox speak SQL"},
		{"PDF", "backend/papers/a.go", importing("papers", "github.com/jung-kurt/gofpdf"),
			"only sheet/pdf paints PDF"},
		{"Wails", "main.go", importing("main", "github.com/wailsapp/wails/v2"),
			"only app knows Wails"},
		{"symbols", "backend/sheet/zpl/a.go", importing("zpl", "github.com/boombuler/barcode/qr"),
			"only symbol encodes"},
		{"client", "backend/syncing/a.go", importing("syncing", "github.com/go-resty/resty/v2"),
			"only remote talks"},
		{"identifiers", "backend/store/a.go", importing("store", "github.com/google/uuid"),
			"identifiers come from clock"},
		{"serial port", "backend/packing/a.go", importing("packing", "go.bug.st/serial"),
			"only device opens serial ports"},
		{"child process", "backend/backup/a.go", importing("backup", "os/exec"),
			"only device starts child processes"},
		{"test server", "backend/remote/a.go", importing("remote", "net/http/httptest"),
			"open listening sockets"},
		{"files in pure code", "backend/trade/a.go", importing("trade", "os"), "compute only"},
		{"network in pure code", "backend/gs1/a.go", importing("gs1", "net"), "compute only"},
		{"web in pure code", "backend/preflight/a.go", importing("preflight", "net/http"), "compute only"},
		{"dot import", "backend/masters/a.go", "package masters\n\nimport . \"time\"\n", "a dot import hides"},
		{"module in the chores", "build/a.go", importing("main", "github.com/spf13/cobra"),
			"build uses the standard library only"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			found := checkLayers(plant(t, map[string]string{c.file: c.content}))
			wantOne(t, found, c.file, c.says)
		})
	}
}

func TestLayersFindPlantedCalls(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, file, content string
		says                string
	}{
		{"clock in pure code", "backend/trade/a.go",
			"package trade\n\nimport \"time\"\n\nvar at = time.Now()\n", "uses time.Now"},
		{"clock under another name", "backend/gs1/a.go",
			"package gs1\n\nimport clock \"time\"\n\nvar at = clock.Now\n", "uses time.Now"},
		{"listening", "backend/remote/a.go",
			"package remote\n\nimport \"net\"\n\nvar l, err = net.ListenTCP(\"tcp\", nil)\n", "uses net.ListenTCP"},
		{"serving", "backend/syncing/a.go",
			"package syncing\n\nimport \"net/http\"\n\nvar err = http.ListenAndServe(\"\", nil)\n",
			"open listening sockets"},
		{"serving by method", "backend/syncing/a.go",
			"package syncing\n\nimport \"net/http\"\n\nvar s http.Server\nvar err = s.ListenAndServe()\n",
			"open listening sockets"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			found := checkLayers(plant(t, map[string]string{c.file: c.content}))
			wantOne(t, found, c.file, c.says)
		})
	}
}

func TestLayersAllow(t *testing.T) {
	t.Parallel()
	const own = "tradehub/backend/"
	allowed := map[string]string{
		"backend/gs1/link.go":                       importing("gs1", "net/url"),
		"backend/device/printer.go":                 importing("device", "os/exec", "go.bug.st/serial", "net/http/httptest"),
		"backend/device/devicetest/suite.go":        importing("devicetest", "testing", own+"device"),
		"backend/remote/remote.go":                  importing("remote", "net/http", "github.com/go-resty/resty/v2"),
		"backend/receiving/receiving_test.go":       importing("receiving_test", own+"station", "os/exec"),
		"backend/sheet/pdf/pdf.go":                  importing("pdf", own+"sheet/raster", "github.com/jung-kurt/gofpdf"),
		"backend/cmd/hubctl/main.go":                importing("main", own+"station", own+"sandbox"),
		"backend/trade/testdata/wrong/a.go":         importing("wrong", "os"),
		"templates/embed.go":                        importing("templates", "tradehub/templates/words"),
		"templates/words/words.go":                  importing("words", "embed"),
		"app/app.go":                                importing("app", own+"station", "github.com/wailsapp/wails/v2"),
		"main.go":                                   importing("main", "tradehub/app", "tradehub/frontend"),
		"frontend/embed.go":                         importing("frontend", "embed"),
		"build/setup.go":                            importing("main", "os/exec"),
		"frontend/node_modules/flatted/golang/a.go": importing("flatted", "os"),
	}
	wantNone(t, checkLayers(plant(t, allowed)))
}

func TestHubctlNeverReachesWails(t *testing.T) {
	t.Parallel()
	found := windowless(plant(t, map[string]string{
		"backend/cmd/hubctl/main.go":      importing("main", "tradehub/backend/station"),
		"backend/cmd/hubctl/main_test.go": importing("main_test", "github.com/wailsapp/wails/v2"),
		"backend/station/station.go":      importing("station", "tradehub/backend/device"),
		"backend/device/device.go":        importing("device", "github.com/wailsapp/wails/v2/pkg/runtime"),
	}))
	wantOne(t, found, "backend/cmd/hubctl", "backend/station -> backend/device -> github.com/wailsapp")
}

func TestAFileThatDoesNotParseIsTold(t *testing.T) {
	t.Parallel()
	found := checkLayers(plant(t, map[string]string{"backend/trade/a.go": "package trade\n\nfunc {\n"}))
	wantOne(t, found, "backend/trade/a.go", "syntax")
}
