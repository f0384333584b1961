package preflight_test

var quantityRows []row
