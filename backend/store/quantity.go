package store

import "fmt"

// kilograms writes grams as kilograms with three decimals, for sentences.
func kilograms(g int64) string {
	sign := ""
	if g < 0 {
		sign, g = "-", -g
	}
	return fmt.Sprintf("%s%d.%03d", sign, g/1000, g%1000)
}
