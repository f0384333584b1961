package app

import (
	"context"
	"io"

	"tradehub/backend/papers"
	"tradehub/backend/station"
	"tradehub/backend/trade"
)

// SettingSigning tells how papers of our own are signed at this station.
type SettingSigning struct {
	SetUp       bool   `json:"setUp"`
	KeyHere     bool   `json:"keyHere"` // the key lies in the data folder of this station
	Holds       bool   `json:"holds"`   // the certificate holds now
	SelfMade    bool   `json:"selfMade"`
	Subject     string `json:"subject"`
	Issuer      string `json:"issuer"`
	ValidTo     string `json:"validTo"`
	Fingerprint string `json:"fingerprint"` // SHA-256 of the certificate, hex
}

// Signing tells how papers of our own are signed at this station.
func (s *Settings) Signing() (view SettingSigning, err error) {
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		state, err := st.Signing.State(ctx, actor)
		view = settingSigning(state)
		return err
	})
	return view, err
}

// SaveSigning signs papers from now on with the key of a file, whose bytes come as base64, or, without a file, with a
// key that is made here and whose certificate holds for some years. The password opens the file and is kept nowhere.
func (s *Settings) SaveSigning(content, password string, years int, command string) (view SettingSigning, err error) {
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		r := papers.SetSigningRequest{Password: password, SelfMadeYears: int64(years), Command: trade.EntryID(command)}
		if content != "" {
			file, err := contentOf(content)()
			if err != nil {
				return err
			}
			if r.File, err = io.ReadAll(file); err != nil {
				return err
			}
		}
		state, err := st.Signing.Set(ctx, actor, r)
		view = settingSigning(state)
		return err
	})
	return view, err
}

// RemoveSigning issues papers without a signature from now on. Those that are signed stay so.
func (s *Settings) RemoveSigning(command string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Signing.Remove(ctx, actor, trade.EntryID(command))
	})
}

func settingSigning(state papers.SigningState) SettingSigning {
	view := SettingSigning{SetUp: state.SetUp, KeyHere: state.KeyHere, Holds: state.Holds, Subject: state.Subject,
		Issuer: state.Issuer, Fingerprint: state.Fingerprint}
	if state.SetUp {
		view.SelfMade, view.ValidTo = state.SelfMade(), stamp(state.ValidTo)
	}
	return view
}
