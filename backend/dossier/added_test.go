package dossier_test

import (
	"reflect"
	"testing"

	"tradehub/backend/dossier"
)

func TestWhatWasAddedGoesApartAndTogether(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"r1", "t1"} {
		f := example[dossier.Dossier](t, file).Facts
		f.Transport[0].Car = &dossier.Car{Type: "X", ProvidedBy: "P", Axles: 4}
		bare := f.With(dossier.Added{})
		if bare.Rate != nil || bare.Customs != (dossier.Customs{}) || len(bare.Registrations) > 0 ||
			bare.Transport[0].Climate != nil || bare.Transport[0].Car != nil ||
			bare.Lines[0].Criterion != (dossier.Criterion{}) {
			t.Errorf("%s: without what was added it still has some: %+v", file, bare)
		}
		if bare.Total() != f.Total() || bare.Route.Vehicle != f.Route.Vehicle {
			t.Errorf("%s: without what was added it lost what was not", file)
		}
		if whole := bare.With(f.Added()); !reflect.DeepEqual(whole, f) {
			t.Errorf("%s: taken apart and put together it is\n%+v\nwant\n%+v", file, whole, f)
		}
		again := example[dossier.Dossier](t, file).Facts
		again.Transport[0].Car = f.Transport[0].Car
		if !reflect.DeepEqual(again, f) {
			t.Errorf("%s: taking apart changed the facts", file)
		}
	}
}
