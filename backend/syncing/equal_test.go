package syncing_test

import (
	"testing"

	"tradehub/backend/syncing"
)

func TestSameValue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{`{"a":1,"b":[true,null,"x"]}`, `{ "b" : [ true, null, "\u0078" ], "a" : 1 }`, true},
		{`{"a":1}`, `{"a":1,"b":null}`, false},
		{`{"a":1}`, `{"b":1}`, false},
		{`[1,2]`, `[2,1]`, false},
		{`[1,2]`, `[1,2,3]`, false},
		{`{"a":{}}`, `{"a":[]}`, false},
		{`"1"`, `1`, false},
		{`null`, `false`, false},
		{`100`, `1e2`, true},
		{`1.50`, `1.5`, true},
		{`-0`, `0.00`, true},
		{`0.001`, `1E-3`, true},
		{`-5`, `5`, false},
		{`10`, `1`, false},
		{`0.1`, `0.01`, false},
		{`9007199254740993`, `9007199254740992`, false},
		{`1e1000000000`, `1e1000000001`, false},
		{`1e99999999999`, `1e99999999999`, true},
		{`1e99999999999`, `10e99999999998`, false},
		{`{"a":`, `{"a":`, false},
		{``, ``, false},
	} {
		if syncing.SameValue([]byte(c.a), []byte(c.b)) != c.same || syncing.SameValue([]byte(c.b), []byte(c.a)) != c.same {
			t.Errorf("%s and %s: want %t", c.a, c.b, c.same)
		}
	}
}
