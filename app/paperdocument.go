package app

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strconv"

	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// pdfOf makes a PDF for a request.
type pdfOf func(context.Context, *station.Station, trade.Actor, *http.Request) ([]byte, error)

// paperDocuments serves papers as PDF: frozen ones with their internal copies and fills, drafts, the bundle of a
// shipment, and drafts about a departure. Drafts are painted on each request and kept nowhere.
func (d *desk) paperDocuments(mux *http.ServeMux) {
	for pattern, pdf := range map[string]pdfOf{
		"{kind}/{name}": func(ctx context.Context, s *station.Station, a trade.Actor, r *http.Request) ([]byte, error) {
			again, err := s.Papers.Reprint(ctx, a, kindIn(r), r.PathValue("name"))
			return again.PDF, err
		},
		"internal/{kind}/{name}": func(ctx context.Context, s *station.Station, a trade.Actor, r *http.Request) (
			[]byte, error) {
			return s.Papers.InternalCopy(ctx, a, kindIn(r), r.PathValue("name"))
		},
		"overlay/{kind}/{name}": func(ctx context.Context, s *station.Station, a trade.Actor, r *http.Request) (
			[]byte, error) {
			o, err := s.Papers.Overlay(ctx, a, papers.OverlayRequest{Draft: papers.DraftRequest{Kind: kindIn(r)},
				Number: r.PathValue("name"), Printer: r.URL.Query().Get("printer")})
			return o.PDF, err
		},
		"draft/{kind}/{name}": draftPDF,
		"bundle/{name}": func(ctx context.Context, s *station.Station, a trade.Actor, r *http.Request) ([]byte, error) {
			var bundle bytes.Buffer
			err := s.Papers.Bundle(ctx, a, r.PathValue("name"), &bundle)
			return bundle.Bytes(), err
		},
		"departure/{kind}/{name}": func(ctx context.Context, s *station.Station, a trade.Actor, r *http.Request) (
			[]byte, error) {
			drafted, err := s.Papers.DraftDeparture(ctx, a, r.PathValue("name"), kindIn(r))
			return drafted.PDF, err
		},
		"calibration": func(ctx context.Context, s *station.Station, a trade.Actor, r *http.Request) ([]byte, error) {
			return s.FormPrinters.Calibration(ctx, a, papers.CalibrationRequest{
				Printer: r.URL.Query().Get("printer"), Form: trade.PaperKind(r.URL.Query().Get("form"))})
		},
	} {
		mux.HandleFunc("GET /documents/"+pattern, func(w http.ResponseWriter, r *http.Request) {
			d.servePDF(w, paperFile(r.PathValue("kind"), r.PathValue("name")),
				func(ctx context.Context, s *station.Station, actor trade.Actor) ([]byte, error) {
					return pdf(ctx, s, actor, r)
				})
		})
	}
}

func kindIn(r *http.Request) trade.PaperKind { return trade.PaperKind(r.PathValue("kind")) }

// draftPDF paints a draft: whole, or with ?fill alone what is filled in, for a printer where one is named.
func draftPDF(ctx context.Context, s *station.Station, actor trade.Actor, r *http.Request) ([]byte, error) {
	query := r.URL.Query()
	asked := draftRequest(kindIn(r), r.PathValue("name"), query)
	if query.Has("fill") {
		o, err := s.Papers.Overlay(ctx, actor, papers.OverlayRequest{Draft: asked, Printer: query.Get("printer")})
		return o.PDF, err
	}
	drafted, err := s.Papers.Draft(ctx, actor, asked)
	return drafted.PDF, err
}

// draftRequest reads which draft is asked for: ?on=2026-11-06&line=1&line=2. What is no number is line 0, which no
// dossier has: the draft is refused.
func draftRequest(kind trade.PaperKind, shipment string, query url.Values) papers.DraftRequest {
	r := papers.DraftRequest{Kind: kind, Shipment: shipment, DatedOn: query.Get("on")}
	for _, text := range query["line"] {
		line, _ := strconv.Atoi(text)
		r.Lines = append(r.Lines, line)
	}
	return r
}
