// Package app is the window's Go side: thin methods that the pages call, the window itself, and the same pages over
// HTTP for an ordinary browser. Every method hands a request to one use case and its result to the page; what is
// decided is decided below.
package app
