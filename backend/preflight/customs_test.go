package preflight_test

var customsRows []row
