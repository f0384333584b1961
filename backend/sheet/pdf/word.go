package pdf

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tradehub/backend/text"
)

// joiner is read from a glyph that has no text of its own, such as the first half of AM in Lao and Thai. It is
// invisible: readers that know it leave it out.
const joiner = "\u2060"

// word is a stretch of a run up to a space, or a stretch of spaces.
type word struct {
	text   string
	glyphs []text.Glyph
	codes  []code // of the glyphs
	exact  bool   // a reader gets the text from the codes as they come; else it must be told
}

// next takes the word that begins at a glyph of a run, and tells the glyph behind it.
func (w *word) next(run text.Run, from int, book *codebook) (int, error) {
	w.exact, w.codes = true, w.codes[:0]
	blank := run.Text[run.Glyphs[from].Cluster] == ' '
	at := from
	for at < len(run.Glyphs) && (run.Text[run.Glyphs[at].Cluster] == ' ') == blank {
		end := clusterEnd(run.Glyphs, at)
		reads := run.Text[textAt(run, at):textAt(run, end)]
		if err := w.cluster(run.Glyphs[at:end], reads, book); err != nil {
			return 0, err
		}
		at = end
	}
	w.text, w.glyphs = run.Text[textAt(run, from):textAt(run, at)], run.Glyphs[from:at]
	return at, nil
}

// clusterEnd finds the glyph behind a cluster.
func clusterEnd(glyphs []text.Glyph, from int) int {
	end := from + 1
	for end < len(glyphs) && glyphs[end].Cluster == glyphs[from].Cluster {
		end++
	}
	return end
}

// textAt gives where the text of a glyph begins in its run. Characters that are not drawn go with the glyph before
// them, those at the beginning of a run with the first.
func textAt(run text.Run, glyph int) int {
	switch glyph {
	case 0:
		return 0
	case len(run.Glyphs):
		return len(run.Text)
	}
	return run.Glyphs[glyph].Cluster
}

// cluster codes the glyphs of one cluster. Marks that are moved, or that do not move the pen, make readers break the
// word in the wrong places; so do clusters of several glyphs.
func (w *word) cluster(glyphs []text.Glyph, reads string, book *codebook) error {
	for i, g := range glyphs {
		c, err := book.code(sign{g.ID, share(reads, i, len(glyphs))})
		if err != nil {
			return err
		}
		w.codes = append(w.codes, c)
		if g.XOffsetFU != 0 || g.YOffsetFU != 0 || g.AdvanceFU == 0 {
			w.exact = false
		}
	}
	w.exact = w.exact && len(glyphs) == 1
	return nil
}

// share gives the part of a cluster's text that its glyph i of n reads as. Glyphs and characters go in step, and the
// last glyph has what is left. A letter that a font draws from letter and mark reads as those. Where there are more
// glyphs even so, those after the first have no text: thus AM reads right after a consonant and after a tone mark, from
// NIGGAHITA (no text), the tone and AA (the whole AM).
func share(reads string, i, n int) string {
	if n == 1 {
		return reads
	}
	more := n - utf8.RuneCountInString(reads)
	if more > 0 {
		if apart := norm.NFD.String(reads); utf8.RuneCountInString(apart) >= n {
			reads, more = apart, 0
		}
	}
	if more > 0 && i > 0 {
		if i <= more {
			return joiner
		}
		i, n = i-more, n-more
	}
	for range i {
		_, size := utf8.DecodeRuneInString(reads)
		reads = reads[size:]
	}
	if i == n-1 {
		return reads
	}
	_, size := utf8.DecodeRuneInString(reads)
	return reads[:size]
}
