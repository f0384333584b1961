package preflight

var origin = []Check{}
