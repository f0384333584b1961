package exchange_test

import (
	"encoding/json"
	"io"
	"testing"
)

// Every data file of the largest shipment of our examples, R1 with 2,520 cartons, and of a container of the train,
// beside the floor: the same dossier written by encoding/json.
func BenchmarkDataFiles(b *testing.B) {
	for _, name := range []string{"r1", "s1"} {
		d := example(b, name)
		b.Run(name+"/floor=json", func(b *testing.B) {
			for b.Loop() {
				if err := json.NewEncoder(io.Discard).Encode(d); err != nil {
					b.Fatal(err)
				}
			}
		})
		for _, kind := range dataKinds {
			b.Run(name+"/"+kind.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := kind.write(io.Discard, d); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
