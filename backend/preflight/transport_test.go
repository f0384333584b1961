package preflight_test

var transportRows []row
