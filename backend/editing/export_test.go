package editing

// Carries tells whether a copy takes over facts of a pattern.
func Carries(pattern string) bool { return under(pattern, carried) }
