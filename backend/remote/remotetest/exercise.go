// Package remotetest is the conformance suite of the contract: what every platform must do, seen through the
// client. It runs against the demonstration platform, and can run against any other that is given.
package remotetest

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/templates/words"
)

// Exercise runs the suite. NewPlatform gives the address of an empty platform; it is called once per test.
func Exercise(t *testing.T, newPlatform func(*testing.T) remote.Config) {
	t.Helper()
	tests := map[string]func(*testing.T, *remote.Client){
		"a message is accepted once and replayed after": replays,
		"a single send is recognised in a batch":        replaysAcross,
		"a key stands for one message":                  refusesReusedKey,
		"create meets what is held":                     conflictsOnCreate,
		"replace wants the exact version":               conflictsOnReplace,
		"older stock is stale":                          marksStale,
		"a bad message of a batch is rejected alone":    rejectsAlone,
		"a long list goes in several requests":          splits,
		"unknown fields are rejected":                   rejectsUnknownFields,
		"the head counts accepted documents":            countsCommits,
		"the station head follows its stock":            followsStation,
		"changes are told page by page":                 pagesChanges,
		"a cursor of another history is expired":        expiresCursor,
		"an unknown document is not found":              findsNothing,
		"odd business keys travel whole":                carriesOddKeys,
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, err := remote.New(newPlatform(t))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(client.Close)
			test(t, client)
		})
	}
}

// Consignment makes a message that creates a consignment.
func Consignment(key, externalID string) remote.Message {
	body := fmt.Sprintf(`{"station":"S1","external_id":%q,"delivery_note":"114",
		"cooperative":{"code":"C7","name":"ສະຫະກອນກ້ວຍ"},"site":"VTE","received_on":"2025-11-20",
		"lots":[{"lot":"L1","item":"BANANA","unit":"KGM","harvested_on":"2025-11-19",
		"grades":[{"grade":"A","quantity":"1200.5","net_kg":"1200.5"}]}]}`, externalID)
	return remote.Message{Key: key, Kind: remote.Consignments, ExternalID: externalID, Condition: remote.Create,
		Body: []byte(body)}
}

// Shipment makes a message that creates a shipment.
func Shipment(key, externalID string) remote.Message {
	body := fmt.Sprintf(`{"station":"S1","external_id":%q,"consignor":{"name":"Lao Fruit","country":"LA"},
		"consignee":{"name":"Kunming Trade","country":"CN"},"mode":"rail",
		"departure":{"reference":"X8","departs_at":"2025-11-21T01:30:00Z","zone":"Asia/Vientiane","from":"VTE",
		"to":"KMG"},
		"terms":"DAP Kunming","currency":"CNY","transport_units":[{"number":"MSKU1234565","kind":"container",
		"seals":["S77"],"lots":[{"lot":"L1","item":"BANANA","grade":"A","packages":10,"net_kg":"130","gross_kg":"140"}],
		"packages":10,"net_kg":"130","gross_kg":"140"}],
		"totals":{"packages":10,"net_kg":"130","gross_kg":"140","amount":"910.00"}}`, externalID)
	return remote.Message{Key: key, Kind: remote.Shipments, ExternalID: externalID, Condition: remote.Create,
		Body: []byte(body)}
}

// Stock makes a message that sets the stock of an item as of a place in the ledger of station S1.
func Stock(key, externalID string, epoch, seq int64) remote.Message {
	body := fmt.Sprintf(`{"station":"S1","external_id":%q,"item":"BANANA","site":"VTE","unit":"KGM",
		"quantities":[{"grade":"A","quantity":"%d"}],"as_of":{"epoch":%d,"seq":%d}}`, externalID, seq, epoch, seq)
	return remote.Message{Key: key, Kind: remote.Stock, ExternalID: externalID, Condition: remote.Latest,
		Body: []byte(body)}
}

// send sends a message alone and wants an outcome.
func send(t *testing.T, client *remote.Client, m remote.Message, want remote.Outcome) remote.Result {
	t.Helper()
	got, err := client.Send(context.Background(), m)
	if err != nil || got.Outcome != want || got.Key != m.Key {
		t.Fatalf("send %s: %+v, %v; want %s", m.Key, got, err, want)
	}
	return got
}

// sendAll sends messages together and wants their outcomes.
func sendAll(t *testing.T, client *remote.Client, all []remote.Message, want ...remote.Outcome) []remote.Result {
	t.Helper()
	got, err := client.SendBatch(context.Background(), all)
	if err != nil || len(got) != len(all) {
		t.Fatalf("batch: %d results, %v", len(got), err)
	}
	for i, outcome := range want {
		if got[i].Outcome != outcome || got[i].Key != all[i].Key {
			t.Errorf("batch %d: %+v, want %s", i, got[i], outcome)
		}
	}
	return got
}

func replays(t *testing.T, client *remote.Client) {
	for _, m := range []remote.Message{Consignment("k1", "A"), Shipment("k2", "A"), Stock("k3", "A", 1, 1)} {
		first := send(t, client, m, remote.Accepted)
		again := send(t, client, m, remote.Replayed)
		if again.Version != first.Version || again.Commit != first.Commit || first.Version != 1 {
			t.Errorf("first %+v, again %+v", first, again)
		}
		held, err := client.Get(context.Background(), m.Kind, m.ExternalID)
		if err != nil || !bytes.Equal(held.Body, m.Body) || held.Key != m.Key || held.Station != "S1" {
			t.Errorf("held %+v, %v", held, err)
		}
	}
}

func replaysAcross(t *testing.T, client *remote.Client) {
	a, b := Consignment("k1", "A"), Consignment("k2", "B")
	send(t, client, a, remote.Accepted)
	sendAll(t, client, []remote.Message{a, b, b}, remote.Replayed, remote.Accepted, remote.Replayed)
	send(t, client, b, remote.Replayed)
}

func refusesReusedKey(t *testing.T, client *remote.Client) {
	send(t, client, Consignment("k1", "A"), remote.Accepted)
	for _, other := range []remote.Message{Consignment("k1", "B"), Shipment("k1", "A"), Stock("k1", "A", 1, 1)} {
		if got := send(t, client, other, remote.Rejected); got.Code != "key_reused" {
			t.Errorf("single: %+v", got)
		}
		if got := sendAll(t, client, []remote.Message{other}, remote.Rejected); got[0].Code != "key_reused" {
			t.Errorf("batch: %+v", got[0])
		}
	}
}

func conflictsOnCreate(t *testing.T, client *remote.Client) {
	first, second := Consignment("k1", "A"), Consignment("k2", "A")
	send(t, client, first, remote.Accepted)
	alone := send(t, client, second, remote.Conflict)
	together := sendAll(t, client, []remote.Message{second}, remote.Conflict)[0]
	for _, got := range []remote.Result{alone, together} {
		if got.Code != "exists" || got.Current == nil {
			t.Fatalf("conflict: %+v", got)
		}
		if held := *got.Current; held.Key != "k1" || held.Version != 1 || !bytes.Equal(held.Body, first.Body) {
			t.Errorf("current: %+v", held)
		}
	}
}

func conflictsOnReplace(t *testing.T, client *remote.Client) {
	m := Shipment("k1", "A")
	m.Condition = remote.Replace(1)
	if got := send(t, client, m, remote.Conflict); got.Code != "not_held" || got.Current != nil {
		t.Errorf("nothing held: %+v", got)
	}
	m.Condition = remote.Create
	send(t, client, m, remote.Accepted)
	m.Key, m.Condition = "k2", remote.Replace(1)
	if got := send(t, client, m, remote.Accepted); got.Version != 2 {
		t.Errorf("replaced: %+v", got)
	}
	m.Key = "k3"
	if got := send(t, client, m, remote.Conflict); got.Code != "version_differs" || got.Current.Version != 2 {
		t.Errorf("version differs: %+v", got)
	}
	m.Condition = remote.Replace(2)
	if got := sendAll(t, client, []remote.Message{m}, remote.Accepted)[0]; got.Version != 3 {
		t.Errorf("replaced in a batch: %+v", got)
	}
}

func marksStale(t *testing.T, client *remote.Client) {
	newer := Stock("k2", "A", 2, 5)
	send(t, client, Stock("k1", "A", 1, 9), remote.Accepted)
	held := send(t, client, newer, remote.Accepted)
	for _, older := range []remote.Message{Stock("k3", "A", 2, 4), Stock("k4", "A", 1, 99)} {
		if got := send(t, client, older, remote.Stale); got.Version != held.Version || got.Commit != held.Commit {
			t.Errorf("stale: %+v, held %+v", got, held)
		}
		sendAll(t, client, []remote.Message{older}, remote.Stale)
	}
	found, err := client.Get(context.Background(), remote.Stock, "A")
	if err != nil || !bytes.Equal(found.Body, newer.Body) {
		t.Errorf("held: %s, %v", found.Body, err)
	}
}

func rejectsAlone(t *testing.T, client *remote.Client) {
	wrong := Consignment("k2", "B")
	wrong.Body = bytes.Replace(wrong.Body, []byte(`"KGM"`), []byte(`"kilogram"`), 1)
	differs := Consignment("k3", "C")
	differs.ExternalID = "D"
	broken := Consignment("k4", "E")
	broken.Body = broken.Body[1:]
	got := sendAll(t, client, []remote.Message{Consignment("k1", "A"), wrong, differs, broken, Stock("k5", "A", 1, 1)},
		remote.Accepted, remote.Rejected, remote.Rejected, remote.Rejected, remote.Accepted)
	for i, code := range map[int]string{1: "invalid_document", 2: "external_id_differs", 3: "malformed_message"} {
		if got[i].Code != code {
			t.Errorf("%d: %+v, want %s", i, got[i], code)
		}
	}
}

func splits(t *testing.T, client *remote.Client) {
	var all []remote.Message
	var want []remote.Outcome
	for i := range 3*remote.MaxBatch + 1 {
		all = append(all, Stock(fmt.Sprintf("k%d", i), fmt.Sprintf("I%d", i), 1, int64(i)))
		want = append(want, remote.Accepted)
	}
	filler := bytes.Repeat([]byte(" "), remote.MaxRequestBytes/2)
	for i := range 3 {
		all[i].Body = append(bytes.Clone(all[i].Body), filler...)
	}
	if got := sendAll(t, client, all, want...); got[len(got)-1].Commit != int64(len(all)) {
		t.Errorf("last: %+v", got[len(got)-1])
	}
}

func rejectsUnknownFields(t *testing.T, client *remote.Client) {
	for _, m := range []remote.Message{Consignment("k1", "A"), Shipment("k2", "A"), Stock("k3", "A", 1, 1)} {
		m.Body = bytes.Replace(m.Body, []byte(`{`), []byte(`{"surprise":1,`), 1)
		if got := send(t, client, m, remote.Rejected); got.Code != "invalid_document" {
			t.Errorf("%s: %+v", m.Kind, got)
		}
	}
}

func countsCommits(t *testing.T, client *remote.Client) {
	before, err := client.Head(context.Background())
	if err != nil || before.History == "" || before.Commit != 0 {
		t.Fatalf("head: %+v, %v", before, err)
	}
	sendAll(t, client, []remote.Message{Consignment("k1", "A"), Consignment("k2", "A"), Stock("k3", "A", 1, 1)})
	after, err := client.Head(context.Background())
	if err != nil || after.History != before.History || after.Commit != 2 {
		t.Errorf("head: %+v, %v", after, err)
	}
}

func followsStation(t *testing.T, client *remote.Client) {
	for _, want := range []remote.StationHead{{}, {Epoch: 1, Seq: 9}, {Epoch: 2, Seq: 3}} {
		if want.Epoch > 0 {
			send(t, client, Stock(fmt.Sprint("k", want.Epoch), "A", want.Epoch, want.Seq), remote.Accepted)
		}
		got, err := client.StationHead(context.Background(), "S1")
		if err != nil || got != want {
			t.Errorf("station head: %+v, %v; want %+v", got, err, want)
		}
	}
}

func pagesChanges(t *testing.T, client *remote.Client) {
	for i := range 5 {
		send(t, client, Stock(fmt.Sprintf("k%d", i), fmt.Sprintf("I%d", i), 1, int64(i)), remote.Accepted)
	}
	send(t, client, Stock("k9", "I0", 1, 9), remote.Accepted)
	var seen []string
	for cursor := ""; ; {
		page, err := client.Changes(context.Background(), cursor, 2)
		if err != nil || len(page.Items) > 2 {
			t.Fatalf("page: %+v, %v", page, err)
		}
		for _, d := range page.Items {
			seen = append(seen, fmt.Sprintf("%s v%d %s", d.ExternalID, d.Version, d.Key))
		}
		if cursor = page.NextCursor; !page.HasMore {
			break
		}
	}
	if got, want := fmt.Sprint(seen), "[I1 v1 k1 I2 v1 k2 I3 v1 k3 I4 v1 k4 I0 v2 k9]"; got != want {
		t.Errorf("seen %s, want %s", got, want)
	}
}

func expiresCursor(t *testing.T, client *remote.Client) {
	for _, cursor := range []string{"7-0011223344556677", "nonsense"} {
		_, err := client.Changes(context.Background(), cursor, 10)
		if fault.KeyOf(err) != string(words.RemoteCursorExpired) {
			t.Errorf("cursor %q: %v", cursor, err)
		}
	}
}

func findsNothing(t *testing.T, client *remote.Client) {
	_, err := client.Get(context.Background(), remote.Shipments, "A")
	if fault.KeyOf(err) != string(words.RemoteDocumentUnknown) || fault.CodeOf(err) != fault.NotFound {
		t.Errorf("error: %v", err)
	}
}

func carriesOddKeys(t *testing.T, client *remote.Client) {
	odd := []string{"C7/2025-114", "ໃບສົ່ງ 114", "a%2Fb", "50% #1?x=y", "a//b/../c", `q"u\o`, "+"}
	for i, id := range odd {
		m := Stock(fmt.Sprintf("k%d", i), id, 1, int64(i))
		send(t, client, m, remote.Accepted)
		sendAll(t, client, []remote.Message{m}, remote.Replayed)
		if held, err := client.Get(context.Background(), remote.Stock, id); err != nil || held.ExternalID != id {
			t.Errorf("%q: %+v, %v", id, held, err)
		}
	}
	for _, id := range []string{"", ".", "..", "tab\t"} {
		send(t, client, Stock("k", id, 1, 1), remote.Rejected)
	}
}
