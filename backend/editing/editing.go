// Package editing is the officer's work on a dossier: what is known of a shipment and from where, what a change would
// do to its papers before anything is saved, and the changes themselves as versions of one fact.
//
// Nothing typed is lost: work that was not saved yet lies in a small file beside the ledger, one for each person and
// shipment.
package editing

import (
	"sync"

	"tradehub/backend/dossier"
	"tradehub/backend/forms"
	"tradehub/backend/preflight"
	"tradehub/backend/sheet"
	"tradehub/backend/store"
	"tradehub/backend/text"
	"tradehub/backend/trade"
)

// Parts are what the service is given, since use cases do not know each other.
type Parts struct {
	// Dossiers gives the dossier of a shipment as it is in a view of the ledger.
	Dossiers func(tx *store.Tx, reference string) (dossier.Dossier, error)
	// Find asks the checks about a dossier that nobody saved yet: those again that a change since the last answer can
	// touch. The findings are those of the gate, with who waived them.
	Find func(tx *store.Tx, d dossier.Dossier, gate trade.Gate, last preflight.Result) (
		preflight.Result, []trade.Finding, error)
	Made   func(tx *store.Tx, actor trade.Actor) (forms.Made, error) // who drafts a paper
	Forms  *sheet.Library
	Folder string // of the work that was not saved yet
}

// Service lets an officer work on dossiers.
type Service struct {
	db     *store.DB
	parts  Parts
	setter setter

	guard   sync.Mutex
	lists   *preflight.Lists
	listsAt string // chain head of the lists
	views   []*view
	last    map[string]preflight.Result // by reference
	spots   map[string][]Spot           // by what was asked
}

// mostRemembered is how many answers are kept of each kind before all are forgotten.
const mostRemembered = 16

// remember keeps an answer for whoever asks the same again.
func remember[T any](s *Service, answers map[string]T, key string, answer T) {
	s.guard.Lock()
	defer s.guard.Unlock()
	if len(answers) >= mostRemembered {
		clear(answers)
	}
	answers[key] = answer
}

// remembered gives an answer that was given before.
func remembered[T any](s *Service, answers map[string]T, key string) (T, bool) {
	s.guard.Lock()
	defer s.guard.Unlock()
	answer, known := answers[key]
	return answer, known
}

// New makes the service over an open ledger.
func New(db *store.DB, parts Parts) *Service {
	return &Service{db: db, parts: parts, last: map[string]preflight.Result{}, spots: map[string][]Spot{}}
}

// setter lays papers out, one at a time, and remembers the texts it has set: from one keystroke to the next only a
// figure changes.
type setter struct {
	guard sync.Mutex
	names string
	text  *text.Setter
}
