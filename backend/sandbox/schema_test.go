package sandbox_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tradehub/backend/remote"
	"tradehub/backend/remote/remotetest"
	"tradehub/backend/sandbox"
)

// referee compiles a schema of the contract with the library.
func referee(t testing.TB, name string) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(remote.Contract))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("contract.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("contract.json#/components/schemas/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func checker(t testing.TB, name string) func([]byte) error {
	t.Helper()
	check, err := sandbox.Checker(name)
	if err != nil {
		t.Fatal(err)
	}
	return check
}

// samples are one good value of each schema that travels.
func samples() map[string]string {
	stock := string(remotetest.Stock("", "A", 1, 1).Body)
	consignment := string(remotetest.Consignment("", "A").Body)
	held := `{"kind":"stock","external_id":"A","version":3,"commit":9,"key":"k","station":"S1",
		"document":` + stock + `}`
	other := strings.Replace(held, stock, consignment, 1)
	return map[string]string{
		"Consignment": consignment,
		"Shipment":    string(remotetest.Shipment("", "A").Body),
		"Stock":       stock,
		"Document":    other,
		"Page":        `{"items":[` + held + `,` + other + `],"next_cursor":"3-ab","has_more":true}`,
		"Message":     `{"key":"k","kind":"stock","external_id":"A","condition":"replace:v3","document":{"a":[1,{}]}}`,
		"Batch":       `{"messages":[{"key":"k"},7,null]}`,
		"BatchReceipt": `{"commit":9,"results":[{"key":"k","status":"conflict","code":"exists","detail":"",
			"current":` + held + `},{"key":"","status":"accepted","version":1,"commit":2}]}`,
		"Receipt":  `{"external_id":"A","version":1,"commit":1,"replayed":false,"stale":true}`,
		"Head":     `{"history":"h","commit":0,"server_time":"2025-11-22T03:00:00.000000Z"}`,
		"Problem":  `{"type":"about:blank","title":"","status":404,"code":"not_held","detail":""}`,
		"Conflict": `{"type":"about:blank","title":"","status":412,"code":"exists","detail":"","current":` + held + `}`,
		"Faults":   `{"faults":[{"kind":"slow","count":1,"path_prefix":"/v1","delay_ms":5,"retry_after_s":0}]}`,
		"Restore":  `{"commits":4}`,
	}
}

// oddities are values that a mutation puts in place of another.
var oddities = []string{
	`null`, `true`, `""`, `"x"`, `"KGM"`, `"LAO"`, `"2025-11-22"`, `"1.50"`, `"-3"`, `"1."`, `".5"`, `"a\u0001b"`,
	`"ສະຫະກອນ"`, `"."`, `"stock"`, `"rail"`, `"create"`, `"*"`, `"about:blank"`,
	`"` + strings.Repeat("ກ", 100) + `"`, `"` + strings.Repeat("ກ", 101) + `"`, `"` + strings.Repeat("x", 501) + `"`,
	`0`, `1`, `-1`, `1.5`, `412`, `9007199254740991`, `9007199254740992`, `99999999999999999999`,
	`[]`, `[1]`, `{}`, `{"grade":"A"}`,
}

func odd(r *rand.Rand) any {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(oddities[r.IntN(len(oddities))]))
	if err != nil {
		return err.Error() // cannot be; a text is as odd as anything
	}
	return value
}

// mutate changes one place of a value: another value, a member more or less, an element more or less.
func mutate(r *rand.Rand, value any) any {
	switch v := value.(type) {
	case map[string]any:
		if len(v) > 0 && r.IntN(4) > 0 {
			name := pick(r, v)
			v[name] = mutate(r, v[name])
			return v
		}
		return mutateMembers(r, v)
	case []any:
		switch n := len(v); {
		case n > 0 && r.IntN(4) > 0:
			i := r.IntN(n)
			v[i] = mutate(r, v[i])
			return v
		case n > 0 && r.IntN(2) > 0:
			return v[1:]
		}
		return append(v, odd(r))
	}
	return odd(r)
}

func mutateMembers(r *rand.Rand, v map[string]any) any {
	switch {
	case len(v) > 0 && r.IntN(2) > 0:
		delete(v, pick(r, v))
	case r.IntN(2) > 0:
		v["surprise"] = odd(r)
	default:
		return odd(r)
	}
	return v
}

func pick(r *rand.Rand, v map[string]any) string {
	names := make([]string, 0, len(v))
	for name := range v {
		names = append(names, name)
	}
	slices.Sort(names)
	return names[r.IntN(len(names))]
}

// The checker must judge as an independent implementation of JSON Schema does.
func TestCheckerAgreesWithReferee(t *testing.T) {
	t.Parallel()
	for name, sample := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check, want := checker(t, name), referee(t, name)
			if err := check([]byte(sample)); err != nil {
				t.Fatalf("sample: %v", err)
			}
			r := rand.New(rand.NewPCG(7, 11))
			refused := 0
			for range 3000 {
				value, err := jsonschema.UnmarshalJSON(strings.NewReader(sample))
				if err != nil {
					t.Fatal(err)
				}
				for range 1 + r.IntN(2) {
					value = mutate(r, value)
				}
				raw, err := json.Marshal(value)
				if err != nil {
					t.Fatal(err)
				}
				got, judged := check(raw), want.Validate(value)
				if (got == nil) != (judged == nil) {
					t.Fatalf("%s\nchecker: %v\nreferee: %v", raw, got, judged)
				}
				if got != nil {
					refused++
				}
			}
			if refused == 0 || refused == 3000 {
				t.Errorf("%d of 3000 refused: the mutations do not test", refused)
			}
		})
	}
}

// What encoding/json calls no JSON must be refused, and nothing else may be refused for being no JSON.
func FuzzSyntax(f *testing.F) {
	for _, seed := range []string{`{"a":[1,-2.5e+3,"x\u00e9\n",true,false,null]}`, `[`, `{"a":1,}`, `[1,]`, `01`,
		`"\x"`,
		`"\u12"`, `{"a" 1}`, `nul`, `-`, `1 2`, "\"\x01\"", `"a`, `{`, ``, ` `, `[[]]`, `{"a":{}}`, `"\\`, `+1`, `1e`,
		`[,1]`, `{,}`, `{"a":1 "b":2}`, `{1:2}`, `"\ud800"`, `tru`, "\t1\r\n", `[1`, `{"a"`, `{"a":`, `1]}x`} {
		f.Add(seed)
	}
	check := checker(f, "Batch")
	f.Fuzz(func(t *testing.T, text string) {
		raw := []byte(`{"messages":[` + text + `]}`)
		err := check(raw)
		syntax := err != nil && strings.Contains(err.Error(), "no JSON")
		if valid := json.Valid(raw); valid && syntax || !valid && err == nil {
			t.Errorf("%q: %v, but valid is %v", raw, err, valid)
		}
	})
}

func TestCheckerTellsWhere(t *testing.T) {
	t.Parallel()
	check := checker(t, "Consignment")
	good := samples()["Consignment"]
	for _, c := range []struct{ from, to, want string }{
		{`"KGM"`, `"kg"`, `/lots/0/unit: does not match ^[A-Z0-9]{2,3}$`},
		{`"net_kg":"1200.5"`, `"net_kg":1200.5`, `/lots/0/grades/0/net_kg: must be of type string`},
		{`"grade":"A",`, ``, `/lots/0/grades/0: lacks "grade"`},
		{`"site":`, `"place":`, `has a member "place" that the contract does not know`},
		{`"site":"VTE"`, `"site":"VTE","site":"SVK"`, `has the member "site" twice`},
		{`"code":"C7"`, `"code":""`, `/cooperative/code: has 0 characters, which is outside the limits`},
	} {
		err := check([]byte(strings.Replace(good, c.from, c.to, 1)))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s -> %s: %v, want %s", c.from, c.to, err, c.want)
		}
	}
}

func TestDeepNestingIsRefused(t *testing.T) {
	t.Parallel()
	check := checker(t, "Batch")
	deep := strings.Repeat("[", 100_000)
	if err := check([]byte(`{"messages":[` + deep)); err == nil || !strings.Contains(err.Error(), "too deep") {
		t.Errorf("error %v", err)
	}
}

// A keyword nobody checks would be a promise nobody keeps.
func TestContractWithUnknownKeywordDoesNotCompile(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{`"minLength"`, `"minLenght"`},
		{`"additionalProperties": false, `, ``},
		{`{"type": "boolean"}`, `{"type": "number"}`},
		{`"#/components/schemas/Kind"`, `"#/components/schemas/Sort"`},
		{`"required": ["epoch", "seq"]`, `"required": ["epoch", "sequence"]`},
	} {
		spoiled := bytes.ReplaceAll(remote.Contract, []byte(c[0]), []byte(c[1]))
		if bytes.Equal(spoiled, remote.Contract) {
			t.Fatalf("%s is not in the contract", c[0])
		}
		if sandbox.CompileContract(spoiled) == nil {
			t.Errorf("%s compiles", c[1])
		}
	}
}
