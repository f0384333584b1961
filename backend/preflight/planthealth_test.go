package preflight_test

var plantHealthRows []row
