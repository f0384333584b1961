package pdf

import (
	"crypto/sha256"
	"encoding/asn1"

	"github.com/hhrutter/pkcs7"
)

// signingCertificate names the certificate within what is signed, so that nobody can put another one of the same key
// in its place (RFC 5035, section 3).
var signingCertificate = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}

// certificates is SigningCertificateV2 of RFC 5035, with the hash that it takes where none is named: SHA-256.
type certificates struct{ Certs []certificateID }

type certificateID struct{ Hash []byte }

// cms signs bytes and leaves them out (RFC 5652). Its signing time is that of the machine, as the library takes it; the
// document itself says the time that its entry in the ledger has.
func (s Signature) cms(content []byte) ([]byte, error) {
	signed, err := pkcs7.NewSignedData(content)
	if err != nil {
		return nil, err
	}
	signed.SetDigestAlgorithm(pkcs7.OIDDigestAlgorithmSHA256)
	sum := sha256.Sum256(s.Certificate.Raw)
	config := pkcs7.SignerInfoConfig{ExtraSignedAttributes: []pkcs7.Attribute{
		{Type: signingCertificate, Value: certificates{[]certificateID{{sum[:]}}}}}}
	if err := signed.AddSignerChain(s.Certificate, s.Key, s.Above, config); err != nil {
		return nil, err
	}
	signed.Detach()
	return signed.Finish()
}
