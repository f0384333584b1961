package editing

import (
	"cmp"
	"strconv"
	"strings"
	"sync"

	"tradehub/backend/dossier"
)

// places tells where each field stands in the order of an officer's work.
var places = sync.OnceValue(func() map[string]int {
	all := map[string]int{}
	for i, f := range dossier.Fields() {
		all[f.Pattern] = i
	}
	return all
})

// inOrder orders pointers as an officer works, rows by their numbers.
func inOrder(a, b string) int {
	return cmp.Or(cmp.Compare(places()[dossier.PatternOf(a)], places()[dossier.PatternOf(b)]), byRows(a, b))
}

func byRows(a, b string) int {
	as, bs := strings.Split(a, "/"), strings.Split(b, "/")
	for i := range min(len(as), len(bs)) {
		x, notX := strconv.Atoi(as[i])
		y, notY := strconv.Atoi(bs[i])
		if notX == nil && notY == nil && x != y {
			return cmp.Compare(x, y)
		}
	}
	return cmp.Compare(a, b)
}
