package preflight

var customs = []Check{}
