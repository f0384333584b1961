//go:build bindings

package app

// making says that this run makes the TypeScript of the bound methods and opens no window.
const making = true
