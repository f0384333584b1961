package preflight

var plantHealth = []Check{}
