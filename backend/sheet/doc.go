// Package sheet turns templates into sheets. A Template is a paper or a label as data: boxes in millimetres, filled
// by Go text/template from plain data. Laying it out gives a Document, a display list of placed glyphs, lines,
// rectangles, images and symbols; the painters below (pdf, zpl, svg, raster) copy that list and decide nothing, so
// that a preview is what will be printed. It knows nothing of the trade: whoever wants a paper hands in its data.
//
// Lengths are integer hundredths of a millimetre (HMM), font sizes integer tenths of a point (DPt). The origin is the
// upper left corner of the page, y grows downwards.
package sheet
