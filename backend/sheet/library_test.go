package sheet_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates"
	"tradehub/templates/words"
)

// shelf is a folder with templates: each is a folder, its id and its version, and a line that goes into its box.
func shelf(entries ...[4]string) fstest.MapFS {
	files := fstest.MapFS{"README.md": {Data: []byte("no template")}, "empty/notes.txt": {Data: []byte("none")}}
	for _, e := range entries {
		toml := strings.NewReplacer(`id = "form"`, `id = "`+e[1]+`"`, "version = 1", "version = "+e[2]).Replace(formHead) +
			boxAt("name", 0, 0, 50, 20, strings.ReplaceAll(e[3], "\n", ""))
		files[e[0]+"/template.toml"] = &fstest.MapFile{Data: []byte(toml)}
		files[e[0]+"/shortest.json"] = &fstest.MapFile{Data: []byte(`{}`)}
		files[e[0]+"/longest.json"] = &fstest.MapFile{Data: []byte(`{"name": "x"}`)}
	}
	return files
}

func TestFind(t *testing.T) {
	t.Parallel()
	built := shelf([4]string{"invoice", "invoice", "2"}, [4]string{"invoice-3", "invoice", "3"},
		[4]string{"list", "list", "1"})
	own := shelf([4]string{"mine", "invoice", "1"}, [4]string{"mine-9", "invoice", "9"}, [4]string{"extra", "extra", "1"},
		[4]string{"bad", "list", "2", "colour = 7"}, [4]string{"worse", `x" y`, "1"})
	library := sheet.NewLibrary(built, own)
	for name, want := range map[string]string{
		"invoice": "invoice/9", "invoice/1": "invoice/1", "invoice/3": "invoice/3", "extra": "extra/1", "list/1": "list/1",
	} {
		got, err := library.Find(name)
		if err != nil || got.Ref() != want {
			t.Errorf("%s finds %v: %v", name, got, err)
		}
	}
	for _, name := range []string{"list", "list/2", "worse"} { // one that is wrong hides those of the program
		if _, err := library.Find(name); fault.CodeOf(err) != fault.Invalid {
			t.Errorf("%s, which is wrong, gives %v", name, err)
		}
	}
	for _, name := range []string{"none", "", "/", "invoice/4", "invoice/x"} {
		_, err := library.Find(name)
		if !errors.Is(err, fault.New(fault.NotFound, words.SheetTemplateUnknown, nil)) {
			t.Errorf("%q gives %v", name, err)
		}
	}
	listed, err := library.List()
	if len(listed) != 6 || len(fault.All(err)) < 2 || listed[1].Ref() != "invoice/9" || !listed[1].Own {
		t.Errorf("listed are %v: %v", listed, err)
	}
}

func TestLibraryWithoutOwn(t *testing.T) {
	t.Parallel()
	missing, err := fs.Sub(fstest.MapFS{}, "nowhere")
	if err != nil {
		t.Fatal(err)
	}
	for _, own := range []fs.FS{nil, missing, fstest.MapFS{}} {
		library := sheet.NewLibrary(shelf([4]string{"a", "a", "1"}), own)
		if _, err := library.Find("a"); err != nil {
			t.Error(err)
		}
		if listed, err := library.List(); len(listed) != 1 || err != nil {
			t.Errorf("listed are %v: %v", listed, err)
		}
	}
}

// A template of the station that is changed is used without a new library.
func TestChangedTemplate(t *testing.T) {
	t.Parallel()
	own := shelf([4]string{"a", "a", "1"})
	library := sheet.NewLibrary(fstest.MapFS{}, own)
	if _, err := library.Find("a/1"); err != nil {
		t.Fatal(err)
	}
	own["a/template.toml"] = shelf([4]string{"a", "a", "12"})["a/template.toml"]
	if _, err := library.Find("a/12"); err != nil {
		t.Error(err)
	}
}

func TestCheckLibrary(t *testing.T) {
	t.Parallel()
	built := shelf([4]string{"invoice", "invoice", "2"}, [4]string{"twice", "invoice", "2"}, [4]string{"list", "list", "1",
		`caption = "{{.name}}"`})
	own := shelf([4]string{"mine", "invoice", "1"}, [4]string{"bad", "broken", "1", "colour = 7"},
		[4]string{"bare", "bare", "1"})
	delete(own, "bare/longest.json")
	checked, err := sheet.NewLibrary(built, own).Check(sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range checked {
		said := c.Ref() + " " + c.Folder
		for _, f := range append(c.Faults, c.Notes...) {
			said += " " + f.Key
		}
		got = append(got, said)
	}
	want := []string{
		"bare/1 bare sheet.sample_missing",
		"broken/1 bad sheet.template_key",
		"invoice/2 invoice",
		"invoice/2 twice sheet.template_twice",
		"invoice/1 mine sheet.own_older",
		"list/1 list sheet.data_missing",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("checked are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestSamples(t *testing.T) {
	t.Parallel()
	files := shelf([4]string{"a", "a", "1"})
	files["a/shortest.json"].Data = []byte(`{"n": 1.5}`)
	form, err := sheet.Parse(files, "a/template.toml")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := form.Sample(sheet.Longest); err != nil || got["name"] != "x" {
		t.Errorf("the longest is %v: %v", got, err)
	}
	faults := fault.All(form.Check(sheet.Options{}))
	if len(faults) != 1 || faults[0].Key != string(words.SheetDataBroken) || faults[0].Field != sheet.Shortest {
		t.Errorf("a broken sample gives %v", faults)
	}
}

// Every template that comes with the program is sound with both of its samples, on every printer.
func TestOwnTemplatesAreSound(t *testing.T) {
	t.Parallel()
	library := sheet.NewLibrary(templates.Sheets(), nil)
	for _, dpi := range []int{203, 300, 600} {
		checked, err := library.Check(sheet.Options{DPI: dpi})
		if err != nil || len(checked) == 0 {
			t.Fatalf("%d templates: %v", len(checked), err)
		}
		for _, c := range checked {
			for _, f := range append(c.Faults, c.Notes...) {
				t.Errorf("%s at %d dpi: %v", c.Ref(), dpi, f)
			}
		}
	}
}
