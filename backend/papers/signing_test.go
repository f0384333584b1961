package papers_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"tradehub/backend/fault"
	"tradehub/backend/papers"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

var administrator = trade.Actor{PersonID: "admin", Name: "Admin", Roles: []trade.Role{trade.Administrator}}

// key is a private key with a certificate of its own.
type key struct {
	private any
	own     *x509.Certificate
}

// newKey makes a key on an elliptic curve, whose certificate holds from one day to another.
func newKey(t *testing.T, from, to time.Time) key {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Nam Tha Green seal"},
		NotBefore: from, NotAfter: to, KeyUsage: x509.KeyUsageDigitalSignature}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	own, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return key{private, own}
}

func inPEM(t *testing.T, private any, certificates ...*x509.Certificate) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, c := range certificates {
		_ = pem.Encode(&out, &pem.Block{Type: "CERTIFICATE", Bytes: c.Raw}) // writing into memory does not fail
	}
	_ = pem.Encode(&out, &pem.Block{Type: "PRIVATE KEY", Bytes: der})
	return out.Bytes()
}

// set sets signing up.
func (d *desk) set(r papers.SetSigningRequest) (papers.SigningState, error) {
	return papers.NewSigning(d.DB, d.keys).Set(d.t.Context(), administrator, r)
}

// signs sets signing up with a key that is good for a year.
func (d *desk) signs() papers.SigningState {
	d.t.Helper()
	k := newKey(d.t, issued.AddDate(0, -1, 0), issued.AddDate(1, 0, 0))
	got, err := d.set(papers.SetSigningRequest{File: inPEM(d.t, k.private, k.own)})
	if err != nil {
		d.t.Fatal(err)
	}
	return got
}

// checked is what pdfsig says of a paper.
func checked(t *testing.T, paper []byte) string {
	t.Helper()
	tool, err := exec.LookPath("pdfsig")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("install poppler-utils (go run ./build test does it)")
		}
		t.Skip("pdfsig is not installed")
	}
	path := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, paper, 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := exec.CommandContext(t.Context(), tool, "-nocert", path).Output() // it fails where there is no signature
	return string(out)
}

const valid = "Signature Validation: Signature is Valid."

// Papers of ours are signed once signing is set up; before that and after its end they are not, and what is signed
// stays so.
func TestPapersOfOursAreSigned(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	before := d.issue(trade.CommercialInvoice)
	if before.Paper.Signed != nil || strings.Contains(checked(t, before.PDF), valid) {
		t.Error("it is signed before anybody set that up")
	}
	state := d.signs()
	list := d.issue(trade.PackingList)
	said := checked(t, list.PDF)
	for _, want := range []string{valid, "Total document signed", "Common Name: Nam Tha Green seal"} {
		if !strings.Contains(said, want) {
			t.Errorf("pdfsig does not say %q:\n%s", want, said)
		}
	}
	if s := list.Paper.Signed; s == nil || s.Fingerprint != state.Fingerprint || s.Subject != "Nam Tha Green seal" {
		t.Errorf("its record says %+v", s)
	}
	if err := papers.NewSigning(d.DB, d.keys).Remove(t.Context(), administrator, ""); err != nil {
		t.Fatal(err)
	}
	again, err := d.Reprint(t.Context(), officer, trade.PackingList, list.Paper.Number)
	if err != nil || !bytes.Equal(again.PDF, list.PDF) {
		t.Errorf("printed again it is another paper (%v)", err)
	}
	d.void(trade.PackingList, list.Paper.Number)
	after := d.issue(trade.PackingList)
	if after.Paper.Signed != nil || strings.Contains(checked(t, after.PDF), valid) {
		t.Error("it is signed after signing was removed")
	}
	d.sound()
}

// A form of an authority is never signed by us.
func TestAFormOfAnAuthorityIsNotSigned(t *testing.T) {
	t.Parallel()
	d := certified(t)
	d.signs()
	got := d.submit(formE)
	if got.Paper.Signed != nil || strings.Contains(checked(t, got.PDF), "Signature #1") {
		t.Errorf("it is signed: %+v", got.Paper.Signed)
	}
}

// Where it cannot be signed it is not issued, and takes no number: the next invoice has the one it would have had.
func TestWhatCannotBeSignedIsNotIssued(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	state := d.signs()
	refuse := func(code fault.Code, key words.Key) {
		t.Helper()
		before := d.entries()
		_, err := d.Issue(t.Context(), officer, papers.IssueRequest{Shipment: "KM-2026-041", Kind: trade.CommercialInvoice,
			DatedOn: "2026-11-04"})
		wants(t, err, code, key)
		if d.entries() != before {
			t.Error("a refused paper left an entry")
		}
	}
	d.at(issued.AddDate(2, 0, 0))
	refuse(fault.Conflict, words.PapersSigningExpired)
	d.at(issued)
	file := filepath.Join(string(d.keys), state.Fingerprint+".pem")
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	another := string(inPEM(t, newKey(t, issued, issued).private)) // good, and not that of the certificate
	for _, spoilt := range []string{"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", another} {
		if err := os.WriteFile(file, []byte(spoilt), 0o600); err != nil {
			t.Fatal(err)
		}
		refuse(fault.Unavailable, words.PapersSigningKeyGone)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	refuse(fault.Unavailable, words.PapersSigningKeyGone)
	if err := os.WriteFile(file, kept, 0o600); err != nil {
		t.Fatal(err)
	}
	if p := d.issue(trade.CommercialInvoice).Paper; p.Number != "NTG-26-0117" || p.Signed == nil {
		t.Errorf("issued is %+v", p)
	}
}

// The key is a file that only its user may read, and stands neither in the ledger nor beside another key.
func TestTheKeyStaysInItsFolder(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	d.signs()
	state, err := d.set(papers.SetSigningRequest{SelfMadeYears: 3})
	if err != nil || !state.SelfMade() || !state.KeyHere || !state.ValidTo.Equal(issued.AddDate(3, 0, 0)) ||
		state.Subject != "Nam Tha Green Consolidation Sole Co., Ltd." {
		t.Fatalf("it is %+v (%v)", state, err)
	}
	files, err := os.ReadDir(string(d.keys))
	if err != nil || len(files) != 1 || files[0].Name() != state.Fingerprint+".pem" {
		t.Fatalf("the folder holds %v (%v)", files, err)
	}
	info, err := files[0].Info()
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read it: %v (%v)", info.Mode(), err)
	}
	if said := checked(t, d.issue(trade.CommercialInvoice).PDF); !strings.Contains(said, valid) {
		t.Errorf("pdfsig says\n%s", said)
	}
	s := papers.NewSigning(d.DB, d.keys)
	if err := s.Remove(t.Context(), administrator, ""); err != nil {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(string(d.keys)); len(files) != 0 {
		t.Errorf("a key stays behind: %v", files)
	}
	wants(t, s.Remove(t.Context(), administrator, ""), fault.NotFound, words.PapersSigningNone)
	if got, err := s.State(t.Context(), officer); err != nil || got.SetUp || got.KeyHere {
		t.Errorf("it is %+v (%v)", got, err)
	}
}

func TestAKeyComesInPKCS12(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	k := newKey(t, issued.AddDate(0, -1, 0), issued.AddDate(1, 0, 0))
	for name, encoder := range map[string]*pkcs12.Encoder{"modern": pkcs12.Modern2023, "older": pkcs12.LegacyDES} {
		file, err := encoder.Encode(k.private, k.own, nil, "s3cret")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.set(papers.SetSigningRequest{File: file, Password: "wrong"}); err == nil {
			t.Errorf("%s: any password opens it", name)
		} else {
			wants(t, err, fault.Invalid, words.PapersSigningPassword)
		}
		if got, err := d.set(papers.SetSigningRequest{File: file, Password: "s3cret"}); err != nil ||
			got.Subject != "Nam Tha Green seal" {
			t.Errorf("%s: %+v (%v)", name, got, err)
		}
	}
}

func TestKeysThatDoNotServe(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	good := newKey(t, issued.AddDate(0, -1, 0), issued.AddDate(1, 0, 0))
	other := newKey(t, issued.AddDate(0, -1, 0), issued.AddDate(1, 0, 0))
	old := newKey(t, issued.AddDate(-2, 0, 0), issued.AddDate(-1, 0, 0))
	coming := newKey(t, issued.AddDate(1, 0, 0), issued.AddDate(2, 0, 0))
	_, edwards, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cut := inPEM(t, good.private, good.own)
	type request = papers.SetSigningRequest
	noKey := cut[:bytes.Index(cut, []byte("-----BEGIN PRIVATE"))]
	for name, c := range map[string]struct {
		request
		fault.Code
		words.Key
	}{
		"no file":        {request{File: []byte("hello")}, fault.Invalid, words.PapersSigningFile},
		"no certificate": {request{File: inPEM(t, good.private)}, fault.Invalid, words.PapersSigningFile},
		"no key":         {request{File: noKey}, fault.Invalid, words.PapersSigningFile},
		"another's": {request{File: inPEM(t, good.private, other.own)}, fault.Invalid,
			words.PapersSigningPair},
		"a kind unknown":    {request{File: inPEM(t, edwards, good.own)}, fault.Invalid, words.PapersSigningWeak},
		"a short one":       {request{File: inPEM(t, shortKey(t), good.own)}, fault.Invalid, words.PapersSigningWeak},
		"expired":           {request{File: inPEM(t, old.private, old.own)}, fault.Conflict, words.PapersSigningExpired},
		"not yet":           {request{File: inPEM(t, coming.private, coming.own)}, fault.Conflict, words.PapersSigningEarly},
		"neither":           {request{}, fault.Invalid, words.PapersSigningYears},
		"for all too long":  {request{SelfMadeYears: 11}, fault.Invalid, words.PapersSigningYears},
		"for less than one": {request{SelfMadeYears: -1}, fault.Invalid, words.PapersSigningYears},
	} {
		_, err := d.set(c.request)
		if all := fault.All(err); len(all) != 1 || all[0].Code != c.Code || all[0].Key != string(c.Key) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if files, _ := os.ReadDir(string(d.keys)); len(files) != 0 {
		t.Errorf("a refused key was kept: %v", files)
	}
	s := papers.NewSigning(d.DB, d.keys)
	wants(t, second(s.Set(t.Context(), officer, papers.SetSigningRequest{SelfMadeYears: 1})), fault.Forbidden,
		words.AccessNotPermitted)
	wants(t, second(s.State(t.Context(), trade.Actor{})), fault.Forbidden, words.AccessSignIn)
}

// shortKey is an RSA key that is no longer trusted.
func shortKey(t *testing.T) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// The certificates above come along in whatever order the file has them.
func TestAChainIsPutInOrder(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	top := newKey(t, issued.AddDate(-1, 0, 0), issued.AddDate(3, 0, 0))
	ca := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Root"}, IsCA: true,
		NotBefore: issued.AddDate(-1, 0, 0), NotAfter: issued.AddDate(3, 0, 0), BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign}
	root := sign(t, ca, ca, top.private.(*ecdsa.PrivateKey), top.private.(*ecdsa.PrivateKey))
	own := newKey(t, issued, issued)
	leaf := sign(t, &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "Leaf"},
		NotBefore: issued.AddDate(0, -1, 0), NotAfter: issued.AddDate(1, 0, 0)}, root, own.private.(*ecdsa.PrivateKey),
		top.private.(*ecdsa.PrivateKey))
	got, err := d.set(papers.SetSigningRequest{File: inPEM(t, own.private, root, leaf)})
	if err != nil || got.SelfMade() || len(got.Chain) != 2 || !slices.Equal(got.Chain[0], leaf.Raw) {
		t.Fatalf("it is %+v (%v)", got, err)
	}
	if said := checked(t, d.issue(trade.CommercialInvoice).PDF); !strings.Contains(said, valid) ||
		!strings.Contains(said, "Common Name: Leaf") {
		t.Errorf("pdfsig says\n%s", said)
	}
}

func sign(t *testing.T, template, above *x509.Certificate, key, by *ecdsa.PrivateKey) *x509.Certificate {
	t.Helper()
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

// A key that an entry was never posted for, as after a cut, is taken away by the next change; so is none that is used.
func TestNoKeyStaysBehind(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	state := d.signs()
	left := filepath.Join(string(d.keys), strings.Repeat("0", 64)+".pem")
	if err := os.WriteFile(left, []byte("a key of an entry that was cut off"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := d.set(papers.SetSigningRequest{File: []byte("no key")})
	wants(t, err, fault.Invalid, words.PapersSigningFile)
	files, err := os.ReadDir(string(d.keys))
	if err != nil || len(files) != 1 || files[0].Name() != state.Fingerprint+".pem" {
		t.Errorf("the folder has %v (%v)", files, err)
	}
}

// Two who set signing up at once leave the key of the last, which papers are signed with.
func TestSigningIsSetUpByTwoAtOnce(t *testing.T) {
	t.Parallel()
	d := closed(t, few)
	signing := papers.NewSigning(d.DB, d.keys)
	var all sync.WaitGroup
	for range 6 {
		k := newKey(t, issued.AddDate(0, -1, 0), issued.AddDate(1, 0, 0))
		r := papers.SetSigningRequest{File: inPEM(t, k.private, k.own)}
		all.Go(func() {
			if _, err := signing.Set(t.Context(), administrator, r); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	state, err := signing.State(t.Context(), administrator)
	if err != nil || !state.KeyHere {
		t.Errorf("%+v (%v)", state, err)
	}
	if d.issue(trade.CommercialInvoice).Paper.Signed == nil {
		t.Error("the invoice is not signed")
	}
}
