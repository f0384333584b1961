package app

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strconv"

	"tradehub/backend/papers"
	"tradehub/backend/sheet"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// paperDocuments serves papers as PDF: frozen ones, drafts, the bundle of a shipment, and drafts about a departure.
// Drafts are painted on each request and kept nowhere.
func (d *desk) paperDocuments(mux *http.ServeMux) {
	mux.HandleFunc("GET /documents/{kind}/{number}", func(w http.ResponseWriter, r *http.Request) {
		kind, number := r.PathValue("kind"), r.PathValue("number")
		d.servePDF(w, paperFile(kind, number),
			func(ctx context.Context, s *station.Station, actor trade.Actor) ([]byte, error) {
				again, err := s.Papers.Reprint(ctx, actor, trade.PaperKind(kind), number)
				return again.PDF, err
			})
	})
	mux.HandleFunc("GET /documents/draft/{kind}/{shipment}", func(w http.ResponseWriter, r *http.Request) {
		asked := draftRequest(r.PathValue("kind"), r.PathValue("shipment"), r.URL.Query())
		fillOnly := r.URL.Query().Has("fill")
		d.servePDF(w, paperFile("draft-"+string(asked.Kind), asked.Shipment),
			func(ctx context.Context, s *station.Station, actor trade.Actor) ([]byte, error) {
				drafted, err := s.Papers.Draft(ctx, actor, asked)
				if err != nil || !fillOnly {
					return drafted.PDF, err
				}
				return pdf.Paint(drafted.Sheet.Only(sheet.Fill))
			})
	})
	mux.HandleFunc("GET /documents/bundle/{shipment}", func(w http.ResponseWriter, r *http.Request) {
		shipment := r.PathValue("shipment")
		d.servePDF(w, paperFile("papers", shipment),
			func(ctx context.Context, s *station.Station, actor trade.Actor) ([]byte, error) {
				var bundle bytes.Buffer
				err := s.Papers.Bundle(ctx, actor, shipment, &bundle)
				return bundle.Bytes(), err
			})
	})
	mux.HandleFunc("GET /documents/departure/{kind}/{departure}", func(w http.ResponseWriter, r *http.Request) {
		kind, departure := r.PathValue("kind"), r.PathValue("departure")
		d.servePDF(w, paperFile("draft-"+kind, departure),
			func(ctx context.Context, s *station.Station, actor trade.Actor) ([]byte, error) {
				drafted, err := s.Papers.DraftDeparture(ctx, actor, departure, trade.PaperKind(kind))
				return drafted.PDF, err
			})
	})
}

// draftRequest reads which draft is asked for: ?on=2026-11-06&line=1&line=2. What is no number is line 0, which no
// dossier has: the draft is refused.
func draftRequest(kind, shipment string, query url.Values) papers.DraftRequest {
	r := papers.DraftRequest{Kind: trade.PaperKind(kind), Shipment: shipment, DatedOn: query.Get("on")}
	for _, text := range query["line"] {
		line, _ := strconv.Atoi(text)
		r.Lines = append(r.Lines, line)
	}
	return r
}
