package text_test

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font/opentype"

	"tradehub/backend/text"
)

// sample is text for every face, with composite glyphs and glyphs that no character has.
var sample = map[string]string{
	"NotoSans":   "Trọng lượng tịnh ĐẶNG fluffi 20,5 kg",
	"NotoSansLa": "ກີ່ນ້ຳປີ້ທີ່ຢູ່ຂໍ້",
	"NotoSansTh": "ที่น้ำปั๊มฎู",
	"NotoSansSC": "净重千克（老挝）𠂇",
	"Phetsarath": "ກີ່ນ້ຳປີ້ທີ່ຢູ່ຂໍ້",
}

// glyphsOf gives the glyphs of the sample of a face, one of them twice.
func glyphsOf(t *testing.T, f *text.Face) []text.GlyphID {
	t.Helper()
	style := text.Style{Bold: strings.HasSuffix(f.Name(), "Bold")}
	name, _, _ := strings.Cut(f.Name(), "-")
	name = name[:min(10, len(name))]
	if name == "Phetsarath" {
		style.Family = text.Phetsarath
	}
	var glyphs []text.GlyphID
	for _, run := range text.NewSetter().Line(style, sample[name]).Runs {
		for _, g := range run.Glyphs {
			if run.Face == f {
				glyphs = append(glyphs, g.ID)
			}
		}
	}
	if len(glyphs) < 8 {
		t.Fatalf("%d glyphs of %s", len(glyphs), f.Name())
	}
	return append(glyphs, glyphs[0])
}

// A subset has the glyphs it was asked for, as they are in the whole font and in the order they were asked for.
func TestSubsetDrawsTheSameGlyphs(t *testing.T) {
	t.Parallel()
	for _, f := range text.Faces() {
		t.Run(f.Name(), func(t *testing.T) {
			t.Parallel()
			glyphs := glyphsOf(t, f)
			file := f.Subset(glyphs)
			if again := f.Subset(glyphs); !bytes.Equal(file, again) {
				t.Error("the same glyphs give other bytes")
			}
			if len(file) > 60_000 {
				t.Errorf("%d bytes for %d glyphs", len(file), len(glyphs))
			}
			part := text.Open(string(file))
			for i, id := range append([]text.GlyphID{0}, glyphs...) {
				got := text.GlyphID(i)
				if part.AdvanceFU(got) != f.AdvanceFU(id) {
					t.Errorf("glyph %d has another width", id)
				}
				if !slices.Equal(part.Outline(got), f.Outline(id)) {
					t.Errorf("glyph %d has another outline", id)
				}
			}
		})
	}
}

// Every table has the checksum that its entry says, and the whole file that of the specification.
func TestSubsetHasRightChecksums(t *testing.T) {
	t.Parallel()
	for _, f := range text.Faces() {
		file := f.Subset(glyphsOf(t, f))
		if got := sum(file); got != 0xB1B0AFBA {
			t.Errorf("%s: the file comes to %08X", f.Name(), got)
		}
		loader, err := opentype.NewLoader(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		for i, tag := range loader.Tables() {
			table, err := loader.RawTable(tag)
			if err != nil {
				t.Fatal(err)
			}
			if tag.String() == "head" {
				clear(table[8:12]) // the adjustment is no part of it
			}
			for len(table)%4 != 0 {
				table = append(table, 0)
			}
			if want := binary.BigEndian.Uint32(file[12+16*i+4:]); sum(table) != want {
				t.Errorf("%s: %s comes to %08X, its entry says %08X", f.Name(), tag, sum(table), want)
			}
		}
	}
}

func sum(content []byte) (total uint32) {
	for i := 0; i < len(content); i += 4 {
		total += binary.BigEndian.Uint32(content[i:])
	}
	return total
}

func TestSubsetOfNothingHasNotdef(t *testing.T) {
	t.Parallel()
	for _, f := range text.Faces() {
		part := text.Open(string(f.Subset(nil)))
		if !slices.Equal(part.Outline(0), f.Outline(0)) || part.AdvanceFU(1) != 0 {
			t.Errorf("%s: not .notdef alone", f.Name())
		}
	}
}
