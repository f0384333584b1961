package preflight

// About gives what the checks looked at. It is not to be changed.
func (r Result) About() Input { return r.input }
