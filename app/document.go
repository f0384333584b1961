package app

import (
	"context"
	"errors"
	"net/http"

	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// documents serves papers and sheets as PDF to whoever is signed in at a desk, to be shown inside a page of this
// program.
func documents(d *desk) http.Handler {
	mux := http.NewServeMux()
	d.paperDocuments(mux)
	d.checkDocuments(mux)
	mux.HandleFunc("GET /documents/scanning/{sheet}", func(w http.ResponseWriter, r *http.Request) {
		name, language := r.PathValue("sheet"), r.URL.Query().Get("in")
		d.servePDF(w, paperFile("scanner-"+name, language),
			func(ctx context.Context, s *station.Station, actor trade.Actor) ([]byte, error) {
				return scanSheetPDF(ctx, s, actor, name, language)
			})
	})
	return mux
}

// servePDF answers with a PDF, or with the status that its refusal has in HTTP; the page has asked for the sentence
// before.
func (d *desk) servePDF(w http.ResponseWriter, name string,
	get func(context.Context, *station.Station, trade.Actor) ([]byte, error)) {
	var pdf []byte
	err := d.do(func(ctx context.Context, s *station.Station, actor trade.Actor) (err error) {
		pdf, err = get(ctx, s, actor)
		return err
	})
	if err != nil {
		http.Error(w, err.Error(), statusOf(err))
		return
	}
	w.Header().Set("Content-Security-Policy", "frame-ancestors 'self'")
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Content-Disposition", `inline; filename="`+name+`"`)
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(pdf)
}

// statuses are the kinds of refusal as HTTP has them (RFC 9110, section 15).
var statuses = map[fault.Code]int{fault.Invalid: http.StatusUnprocessableEntity, fault.NotFound: http.StatusNotFound,
	fault.Conflict: http.StatusConflict, fault.Forbidden: http.StatusForbidden,
	fault.Unavailable: http.StatusServiceUnavailable, fault.Internal: http.StatusInternalServerError}

func statusOf(err error) int {
	var told *toldError
	if errors.As(err, &told) && len(told.Faults) > 0 {
		return statuses[told.Faults[0].Code]
	}
	return http.StatusInternalServerError
}
