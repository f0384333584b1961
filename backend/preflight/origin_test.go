package preflight_test

var originRows []row
