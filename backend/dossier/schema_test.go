package dossier_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"
	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"tradehub/backend/dossier"
	"tradehub/templates"
)

var update = flag.Bool("update", false, "write the schemas anew")

// published are the schemas of our files (JSON Schema, draft 2020-12), and what they are of.
var published = map[string]any{"dossier": dossier.Dossier{}, "departure": dossier.Departure{}}

// The schemas are made from the types and their comments, so they cannot say anything else.
func TestTheSchemasArePublished(t *testing.T) {
	t.Parallel()
	for name, of := range published {
		made := schemaOf(t, of)
		file := filepath.Join("..", "..", "templates", "schemas", name+".schema.json")
		if *update {
			if err := os.WriteFile(file, made, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		committed, err := os.ReadFile(file)
		if err != nil || !bytes.Equal(committed, made) {
			t.Errorf("%s is not what the types say (%v); run: go test ./backend/dossier -run Schemas -update", file, err)
		}
	}
}

func schemaOf(t *testing.T, of any) []byte {
	t.Helper()
	comments := jsonschema.Reflector{}
	if err := comments.AddGoComments("", "."); err != nil {
		t.Fatal(err)
	}
	reflector := jsonschema.Reflector{Anonymous: true, CommentMap: map[string]string{}}
	for name, text := range comments.CommentMap {
		reflector.CommentMap["tradehub/backend/dossier."+strings.TrimLeft(name, "./")] = text
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(reflector.Reflect(of)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheExamplesMeetTheSchemas(t *testing.T) {
	t.Parallel()
	for file, name := range map[string]string{"r1": "dossier", "t1": "dossier", "s1": "departure"} {
		schema, err := validator.NewCompiler().Compile(
			filepath.Join("..", "..", "templates", "schemas", name+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(anyOf(t, file)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// anyOf reads an example as JSON that means nothing yet.
func anyOf(t *testing.T, file string) any {
	t.Helper()
	content, err := templates.Dossiers.ReadFile("dossiers/" + file + ".json")
	if err != nil {
		t.Fatal(err)
	}
	found, err := validator.UnmarshalJSON(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return found
}
