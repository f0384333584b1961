package papers

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	pkcs12 "software.sslmate.com/src/go-pkcs12"

	"tradehub/backend/archive"
	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Keys is the folder of a station in which the private keys lie that its papers are signed with, beside the ledger and
// apart from it. A key is in no entry, no backup and no message: it is a file that only the user of the computer may
// read, named after its certificate. It has no password there, as one that the program knew would protect nothing, and
// one that a person had to type at every paper would soon be on a note beside the screen; whoever can read the folder
// can issue papers anyway, so the disk is what has to be protected.
type Keys string

func (k Keys) path(fingerprint string) string { return filepath.Join(string(k), fingerprint+".pem") }

// put keeps a key.
func (k Keys) put(fingerprint string, key crypto.Signer) error {
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	if err := archive.MakeDir(string(k)); err != nil {
		return err
	}
	return archive.WriteFile(k.path(fingerprint), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
}

// errNoKey says that a key is not in the folder, or is no key any more.
var errNoKey = errors.New("no key")

// get reads the key of a certificate; errNoKey where it is gone.
func (k Keys) get(fingerprint string) (crypto.Signer, error) {
	content, err := os.ReadFile(k.path(fingerprint))
	if errors.Is(err, os.ErrNotExist) {
		return nil, errNoKey
	}
	if err != nil {
		return nil, archive.DiskFault(err)
	}
	block, _ := pem.Decode(content)
	if block == nil {
		return nil, errNoKey
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	signer, is := key.(crypto.Signer)
	if err != nil || !is {
		return nil, errNoKey
	}
	return signer, nil
}

// keepOnly removes every key but one, or all where it is empty.
func (k Keys) keepOnly(fingerprint string) error {
	files, err := os.ReadDir(string(k))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, f := range files {
		if name := f.Name(); strings.HasSuffix(name, ".pem") && name != fingerprint+".pem" {
			err = errors.Join(err, os.Remove(filepath.Join(string(k), name)))
		}
	}
	if err != nil {
		return archive.DiskFault(err)
	}
	return nil
}

// credential is a private key with its certificate and those above it.
type credential struct {
	key   crypto.Signer
	chain []*x509.Certificate
}

// readCredential reads a PKCS#12 or PEM file. The faults are papers.signing_file, papers.signing_password,
// papers.signing_pair and papers.signing_weak.
func readCredential(content []byte, password string) (c credential, err error) {
	var key any
	var found []*x509.Certificate
	if strings.Contains(string(content), "-----BEGIN ") {
		key, found = readPEM(content)
	} else {
		var own *x509.Certificate
		key, own, found, err = pkcs12.DecodeChain(content, password)
		found = append([]*x509.Certificate{own}, found...)
	}
	if errors.Is(err, pkcs12.ErrIncorrectPassword) {
		return c, fault.New(fault.Invalid, words.PapersSigningPassword, nil).At("password")
	}
	var is bool
	if c.key, is = key.(crypto.Signer); err != nil || !is || len(found) == 0 {
		return c, fault.New(fault.Invalid, words.PapersSigningFile, nil).At("file").Because(err)
	}
	if !strong(c.key) {
		return c, fault.New(fault.Invalid, words.PapersSigningWeak, nil).At("file")
	}
	if c.chain = chainOf(c.key, found); len(c.chain) == 0 {
		return c, fault.New(fault.Invalid, words.PapersSigningPair, nil).At("file")
	}
	return c, nil
}

// readPEM takes the private key and the certificates out of a file in PEM, in whatever order they stand.
func readPEM(content []byte) (key any, found []*x509.Certificate) {
	for block, rest := pem.Decode(content); block != nil; block, rest = pem.Decode(rest) {
		if block.Type == "CERTIFICATE" {
			if c, err := x509.ParseCertificate(block.Bytes); err == nil {
				found = append(found, c)
			}
		} else if read, err := readKey(*block); err == nil {
			key = read
		}
	}
	return key, found
}

// readKey reads a private key that no password protects; one with a password comes in PKCS#12.
func readKey(block pem.Block) (any, error) {
	switch block.Type {
	case "PRIVATE KEY":
		return x509.ParsePKCS8PrivateKey(block.Bytes)
	case "RSA PRIVATE KEY":
		return x509.ParsePKCS1PrivateKey(block.Bytes)
	case "EC PRIVATE KEY":
		return x509.ParseECPrivateKey(block.Bytes)
	}
	return nil, errNoKey
}

// fewestRSABits is what an RSA key has at least: shorter ones are no longer trusted (NIST SP 800-131A).
const fewestRSABits = 2048

// strong tells whether a key can sign papers. What elliptic curves there are for that, the library of CMS says.
func strong(key crypto.Signer) bool {
	switch key := key.(type) {
	case *rsa.PrivateKey:
		return key.N.BitLen() >= fewestRSABits
	case *ecdsa.PrivateKey:
		return key.Curve.Params().BitSize >= 256
	}
	return false
}

// chainOf gives the certificate of a key, and behind it those that vouch for it, as far as they are known.
func chainOf(key crypto.Signer, found []*x509.Certificate) (chain []*x509.Certificate) {
	public, comparable := key.Public().(interface{ Equal(crypto.PublicKey) bool })
	own := slices.IndexFunc(found, func(c *x509.Certificate) bool { return comparable && public.Equal(c.PublicKey) })
	for next := own; next >= 0 && len(chain) < len(found); {
		last := found[next]
		chain = append(chain, last)
		next = slices.IndexFunc(found, func(c *x509.Certificate) bool {
			return !c.Equal(last) && last.CheckSignatureFrom(c) == nil
		})
	}
	return chain
}
