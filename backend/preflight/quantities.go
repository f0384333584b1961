package preflight

var quantities = []Check{}
