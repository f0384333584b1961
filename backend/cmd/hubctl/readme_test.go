package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"tradehub/backend/sheet"
)

// keysOf gives the keys of a template as its file has them, each once.
func keysOf(of reflect.Type, keys map[string]bool) {
	for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice || of.Kind() == reflect.Map {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct {
		return
	}
	for i := range of.NumField() {
		field := of.Field(i)
		name := field.Tag.Get("toml")
		switch {
		case !field.IsExported() || name == "-":
			continue
		case name == "" && !field.Anonymous:
			name = strings.ToLower(field.Name)
		}
		if name != "" {
			keys[name] = true
		}
		keysOf(field.Type, keys)
	}
}

// An officer has only that page: what it does not list is not there for him.
func TestThePageAboutFormsListsEveryKey(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join("..", "..", "..", "templates", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	keysOf(reflect.TypeFor[sheet.Template](), keys)
	if len(keys) < 50 {
		t.Fatalf("only %d keys were found", len(keys))
	}
	for key := range keys {
		if !strings.Contains(string(page), "`"+key+"`") && !strings.Contains(string(page), "["+key+"]") &&
			!strings.Contains(string(page), "."+key+"]") && !strings.Contains(string(page), "["+key+".") {
			t.Errorf("templates/README.md does not have the key %s", key)
		}
	}
}
