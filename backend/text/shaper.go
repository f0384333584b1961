package text

import (
	"bytes"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// shapingTables are the tables that shaping asks. Outlines are not among them: the library would parse all 30,000 of
// the Chinese font (25 ms, 36 MB) where shaping needs none, and we read them in place.
var shapingTables = []string{"cmap", "head", "hhea", "hmtx", "maxp", "OS/2", "GDEF", "GSUB", "GPOS", "kern"}

// undetermined is the language of all text: none of the fonts should draw the same letters in another way.
var undetermined = language.NewLanguage("und")

// shapingFile is a font file with no more than shaping needs.
func shapingFile(t *fontTables) []byte {
	tables := map[string][]byte{}
	for _, tag := range shapingTables {
		if content, ok := t.byTag[tag]; ok {
			tables[tag] = []byte(content)
		}
	}
	return writeFont(tables)
}

// shaper turns characters into placed glyphs, as HarfBuzz does. It keeps the plans of shaping in its buffer and the
// characters it has looked up in its fonts, so it is for one goroutine at a time.
type shaper struct {
	buffer *harfbuzz.Buffer
	fonts  [faceCount]*harfbuzz.Font
}

// shelf keeps shapers between two texts, with their fonts parsed, for whichever setter comes next. It holds no more
// of them than have ever worked at the same time.
type shelf struct {
	mutex sync.Mutex
	idle  []*shaper
}

var shapers shelf

func (s *shelf) take() *shaper {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	last := len(s.idle) - 1
	if last < 0 {
		return &shaper{buffer: harfbuzz.NewBuffer()}
	}
	taken := s.idle[last]
	s.idle = s.idle[:last]
	return taken
}

func (s *shelf) putBack(taken *shaper) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.idle = append(s.idle, taken)
}

func (s *shaper) font(f *Face) *harfbuzz.Font {
	if s.fonts[f.place] == nil {
		s.fonts[f.place] = openFont(f.shaping())
	}
	return s.fonts[f.place]
}

// openFont parses a font for one shaper. The fonts come with the program: one that cannot be parsed is a mistake in
// the building of it, which the tests of every face find. It would have no glyphs, and its text would be uncovered.
func openFont(file []byte) *harfbuzz.Font {
	parsed := &font.Font{}
	if loader, err := opentype.NewLoader(bytes.NewReader(file)); err == nil {
		if f, err := font.NewFont(loader); err == nil {
			parsed = f
		}
	}
	defer widen(parsed).restore()
	return harfbuzz.NewFont(font.NewFace(parsed))
}

// covers tells whether a face has a character.
func (s *shaper) covers(f *Face, r rune) bool {
	_, ok := s.font(f).Face().NominalGlyph(r)
	return ok
}

// unmarked turns off the placing of marks. The lookups for it are most of a Latin font's, and each would walk over
// every text to find that there is nothing to place.
var unmarked = []harfbuzz.Feature{off("mark"), off("mkmk"), off("abvm"), off("blwm")}

func off(tag string) harfbuzz.Feature {
	return harfbuzz.Feature{Tag: opentype.MustNewTag(tag), Start: harfbuzz.FeatureGlobalStart,
		End: harfbuzz.FeatureGlobalEnd}
}

// featuresFor gives what a text is shaped with beside the ordinary: ASCII has no marks, and nothing in it becomes one.
func featuresFor(chars []rune) []harfbuzz.Feature {
	for _, r := range chars {
		if r > unicode.MaxASCII {
			return nil
		}
	}
	return unmarked
}

// shape appends the glyphs of characters in one face and one script; clusters gives the byte where each character
// begins.
func (s *shaper) shape(glyphs []Glyph, f *Face, script language.Script, chars []rune, clusters []int) []Glyph {
	b := s.buffer
	b.Clear()
	b.AddRunes(chars, 0, len(chars))
	b.Flags = harfbuzz.RemoveDefaultIgnorables
	b.Props = harfbuzz.SegmentProperties{
		Direction: harfbuzz.LeftToRight, Script: script, Language: undetermined,
	}
	b.Shape(s.font(f), featuresFor(chars))
	for i := range b.Info {
		glyphs = append(glyphs, Glyph{
			ID:        GlyphID(b.Info[i].Glyph),
			Cluster:   clusters[b.Info[i].Cluster],
			AdvanceFU: int(b.Pos[i].XAdvance),
			XOffsetFU: int(b.Pos[i].XOffset),
			YOffsetFU: int(b.Pos[i].YOffset),
		})
	}
	return glyphs
}
