package exchange_test

import (
	"bytes"
	"testing"

	"tradehub/backend/exchange"
)

func TestWriteTableDisarmsFormulas(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	err := exchange.WriteTable(&out, []string{"code", "name"}, [][]string{
		{"COOP-NAMHA", "ສະຫະກອນ, ນ້ຳຮ້າ"}, {"=1+1", "two\r\nlines"}, {"@x", "\u3000+5"}, {"13500", ""},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := "\ufeffcode,name\nCOOP-NAMHA,\"ສະຫະກອນ, ນ້ຳຮ້າ\"\n'=1+1,\"two\nlines\"\n'@x,'\u3000+5\n13500,\n"
	if out.String() != want {
		t.Errorf("got  %q\nwant %q", out.String(), want)
	}
}
