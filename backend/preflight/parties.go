package preflight

import (
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// parties are the checks of parties and references.
var parties = []Check{
	{1, words.CheckTitle1, trade.Block, trade.GateApplication, []Part{Parties, Statements}, exporterSame},
}

// exporterSame: the exporter stands on all papers with one name and one address.
func exporterSame(a *asked) { a.agree(words.CheckExporter, nil, Consignor) }
