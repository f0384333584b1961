package archive_test

import (
	"strings"
	"testing"

	"tradehub/backend/archive"
)

func TestNamesThatEverySystemTakes(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"ledger.db", "attachments/ab/cd", "templates/ປ້າຍ ໝາກກ້ວຍ/ຮູບ ສວນ 1.png",
		"发票/模板.toml", ".hidden", "..two", " begins with a blank", "a.b.c", "console.toml", "com10", "com", "nullify",
		"x/COMPANY", "it's (1) & [2] #3 100% +~$", strings.Repeat("a", 255), strings.Repeat("x/", 200) + "x"} {
		if !archive.SafeName(name) {
			t.Errorf("%q is refused", name)
		}
	}
}

func TestNamesThatSomeSystemRefuses(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", ".", "..", "../a", "a/../b", "a//b", "a/", "/a", "./a", "c:a", "c:/a", `a\b`,
		`\\a\b`, "a<b", "a>b", `a"b`, "a|b", "a?", "a*", "a\x00b", "a\nb", "a\x7f", "a\u0085b", "a.", "a ", "a./b", "a /b",
		"con", "Con.toml", "x/aux/y", "NUL .txt", "prn.", "com1", "LPT9.png", "com²", "conin$", "ConOut$.txt", "not\xffutf8",
		strings.Repeat("a", 256), strings.Repeat("ກ", 86)} {
		if archive.SafeName(name) {
			t.Errorf("%q is taken", name)
		}
	}
}

func TestNamesThatSomeSystemDoesNotTellApart(t *testing.T) {
	t.Parallel()
	if archive.SameName("templates/Ünï/ປ້າຍ") != archive.SameName("Templates/üNÏ/ປ້າຍ") {
		t.Error("capitals keep two names apart")
	}
	if archive.SameName("a") == archive.SameName("b") {
		t.Error("two names are one")
	}
}
