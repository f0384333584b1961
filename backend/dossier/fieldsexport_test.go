package dossier

import "strings"

// ShapesNobodyUses names descriptions that no field has.
func ShapesNobodyUses() (all []string) {
	used := map[string]bool{}
	for _, f := range Fields() {
		used[strings.TrimPrefix(string(f.Caption), "editor.")] = true
	}
	for name := range shapes {
		if !used[name] {
			all = append(all, name)
		}
	}
	return all
}
