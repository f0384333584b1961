package preflight

import (
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// hygiene are the checks of settlement, platform and of the data themselves.
var hygiene = []Check{
	{73, words.CheckTitle73, trade.Block, trade.GateApplication, []Part{Statements}, saysWhatHolds},
}

// saysWhatHolds: a paper says what the facts say in the places that no other check looks at, too.
func saysWhatHolds(a *asked) { a.agree(words.CheckStale, nil, Other, Marks) }
