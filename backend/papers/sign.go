package papers

import (
	"crypto/x509"
	"errors"

	"tradehub/backend/fault"
	"tradehub/backend/sheet/pdf"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// signer gives what the papers of this station are signed with; nil where signing is not set up, or where the paper is
// an authority's, which we never sign. Where it is set up and cannot be done, the paper is refused: one without a
// signature would pass for one from before.
func (s *Service) signer(p *paperwork) (*pdf.Signature, *trade.PaperSignature, error) {
	if !p.Form.Ours {
		return nil, nil, nil
	}
	set, found, err := signing(p.tx)
	if err != nil || !found {
		return nil, nil, err
	}
	if err := holds(set, p.tx.Now()); err != nil {
		return nil, nil, err
	}
	chain, err := x509.ParseCertificates(joined(set.Chain))
	if err != nil || len(chain) == 0 {
		return nil, nil, notSigned(p.Form.Kind, err)
	}
	key, err := s.keys.get(set.Fingerprint)
	if err == nil && len(chainOf(key, chain[:1])) == 0 {
		err = errNoKey // somebody put another into its place: nobody could verify what it signs
	}
	if errors.Is(err, errNoKey) {
		return nil, nil, fault.New(fault.Unavailable, words.PapersSigningKeyGone, fault.Params{"subject": set.Subject})
	}
	if err != nil {
		return nil, nil, err
	}
	return &pdf.Signature{Name: set.Subject, Certificate: chain[0], Above: chain[1:], Key: key},
		&trade.PaperSignature{Subject: set.Subject, Fingerprint: set.Fingerprint}, nil
}

// sign signs what was painted of a paper, where there is something to sign it with.
func (p *paperwork) sign(painted []byte, with *pdf.Signature) ([]byte, error) {
	if with == nil {
		return painted, nil
	}
	head := p.Data.Heading()
	with.At, with.Place, with.Reason = head.Made.At, head.Made.Place, titleOf(trade.Paper{Kind: p.Form.Kind,
		Number: head.Number})
	signed, err := pdf.Sign(painted, *with)
	if err != nil {
		return nil, notSigned(p.Form.Kind, err)
	}
	return signed, nil
}

func notSigned(kind trade.PaperKind, cause error) error {
	return fault.New(fault.Internal, words.PapersSigningFailed, fault.Params{"paper": called(kind)}).Because(cause)
}

func joined(parts [][]byte) (all []byte) {
	for _, part := range parts {
		all = append(all, part...)
	}
	return all
}

// useSerial notes on which blank a paper is printed, where one was named.
func useSerial(tx *store.Tx, e *trade.Entry, record *trade.Paper, serial string) error {
	if serial == "" {
		return nil
	}
	if err := blankForm(record.Kind); err != nil {
		return err
	}
	return useBlank(tx, e, record, serial)
}
