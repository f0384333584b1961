package pdf_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"strings"
	"testing"
	"time"

	"tradehub/backend/sheet/pdf"
)

// signedAt is when the documents of these tests are signed.
var signedAt = time.Date(2026, 11, 4, 9, 30, 0, 0, time.UTC)

// certificate makes a certificate for a key, signed by the one above, or by itself.
func certificate(t *testing.T, name string, key crypto.Signer, above *x509.Certificate,
	by crypto.Signer) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(int64(len(name))), Subject: pkix.Name{CommonName: name},
		NotBefore: signedAt.AddDate(-1, 0, 0), NotAfter: signedAt.AddDate(2, 0, 0), BasicConstraintsValid: true,
		IsCA: above == nil, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	if above == nil {
		above, by = template, key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, above, key.Public(), by)
	if err != nil {
		t.Fatal(err)
	}
	made, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func rsaKey(t *testing.T) crypto.Signer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func ellipticKey(t *testing.T) crypto.Signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// signature is one under a certificate of our own.
func signature(t *testing.T, key crypto.Signer) pdf.Signature {
	t.Helper()
	return pdf.Signature{Name: "Nam Tha Green (ນ້ຳທາ)", Place: "Nateuy", Reason: "Commercial invoice", At: signedAt,
		Certificate: certificate(t, "Nam Tha Green", key, nil, nil), Key: key}
}

// Another program finds one signature over the whole file, and sees when a byte of it was changed.
func TestASignatureHoldsForPoppler(t *testing.T) {
	t.Parallel()
	for name, make := range map[string]func(*testing.T) crypto.Signer{"RSA": rsaKey, "elliptic": ellipticKey} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			painted := paint(t, small(t))
			signed, err := pdf.Sign(painted, signature(t, make(t)))
			if err != nil {
				t.Fatal(err)
			}
			said := run(t, "pdfsig", "-nocert", inFile(t, "signed.pdf", signed))
			for _, want := range []string{"Signature #1:", "Signer Certificate Common Name: Nam Tha Green",
				"Signing Hash Algorithm: SHA-256", "Signature Type: adbe.pkcs7.detached", "Total document signed",
				"Signature Validation: Signature is Valid."} {
				if !strings.Contains(said, want) {
					t.Errorf("pdfsig does not say %q:\n%s", want, said)
				}
			}
			run(t, "qpdf", "--check", inFile(t, "checked.pdf", signed))
			at := bytes.Index(signed, []byte("/Producer"))
			signed[at+12] ^= 1
			said = run(t, "pdfsig", "-nocert", inFile(t, "forged.pdf", signed))
			if strings.Contains(said, "Signature is Valid") || !strings.Contains(said, "Digest Mismatch") {
				t.Errorf("a changed byte goes unseen:\n%s", said)
			}
		})
	}
}

// What was painted stands in front of the signature as it was, and comes back when it is asked for.
func TestASignatureIsOnlyAppended(t *testing.T) {
	t.Parallel()
	painted := paint(t, small(t))
	signed, err := pdf.Sign(painted, signature(t, rsaKey(t)))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(signed, painted) || !bytes.Equal(pdf.Unsigned(signed), painted) {
		t.Error("what was painted is not the beginning of what is signed")
	}
	if !bytes.Equal(pdf.Unsigned(painted), painted) || len(pdf.Unsigned([]byte("no PDF"))) != 6 {
		t.Error("a document that is not signed comes back as another")
	}
	was, is := run(t, "pdftotext", "-layout", inFile(t, "a.pdf", painted), "-"),
		run(t, "pdftotext", "-layout", inFile(t, "b.pdf", signed), "-")
	if was == "" || was != is {
		t.Error("it reads otherwise once it is signed")
	}
}

// The certificates above travel along, so that whoever trusts the highest can follow them.
func TestAChainOfCertificatesTravelsAlong(t *testing.T) {
	t.Parallel()
	top, own := rsaKey(t), rsaKey(t)
	authority := certificate(t, "Some Authority", top, nil, nil)
	s := signature(t, own)
	s.Certificate, s.Above = certificate(t, "Exporter", own, authority, top), []*x509.Certificate{authority}
	signed, err := pdf.Sign(paint(t, small(t)), s)
	if err != nil {
		t.Fatal(err)
	}
	said := run(t, "pdfsig", "-nocert", inFile(t, "signed.pdf", signed))
	if !strings.Contains(said, "Common Name: Exporter") || !strings.Contains(said, "Signature is Valid.") {
		t.Errorf("pdfsig says\n%s", said)
	}
}

// A bundle goes without the signatures of its parts: about the whole file, they would be wrong there.
func TestABundleHasNoSignature(t *testing.T) {
	t.Parallel()
	painted := paint(t, small(t))
	signed, err := pdf.Sign(painted, signature(t, rsaKey(t)))
	if err != nil {
		t.Fatal(err)
	}
	var bundle bytes.Buffer
	if err := pdf.Bundle(&bundle, []pdf.Part{{Title: "Signed", PDF: signed}, {Title: "Not", PDF: painted}}); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(bundle.Bytes(), []byte("adbe.pkcs7")) || bytes.Contains(bundle.Bytes(), []byte("/AcroForm")) {
		t.Error("the bundle carries a signature")
	}
}

func TestWhatCannotBeSigned(t *testing.T) {
	t.Parallel()
	s := signature(t, rsaKey(t))
	for name, content := range map[string][]byte{"no PDF": []byte("hello"), "a cut one": paint(t, small(t))[:900]} {
		if signed, err := pdf.Sign(content, s); err == nil || signed != nil {
			t.Errorf("%s was signed", name)
		}
	}
	s.Above = []*x509.Certificate{certificate(t, "Stranger", rsaKey(t), nil, nil)}
	if _, err := pdf.Sign(paint(t, small(t)), s); err == nil {
		t.Error("a certificate that nobody above vouches for was taken")
	}
}
