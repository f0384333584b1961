package preflight

var transport = []Check{}
