package access

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Cost is what judging one PIN takes (Argon2id, RFC 9106).
type Cost struct {
	MemoryKiB uint32
	Passes    uint32
	Threads   uint8
}

// StandardCost is a tenth of a second on a small PC: more than the second choice of RFC 9106, section 4, asks for
// in memory, on one thread, as such a PC has other work.
var StandardCost = Cost{MemoryKiB: 64 << 10, Passes: 3, Threads: 1}

// Limits of a PIN and of its hash.
const (
	leastPIN  = 6
	mostPIN   = 32
	saltBytes = 16
	hashBytes = 32

	mostMemoryKiB = 1 << 20 // a stored hash that asks for more was not made here
	mostPasses    = 64
)

// zeros are the digits nought of the scripts that our keyboards write.
var zeros = []rune{'໐', '๐', '０'}

// nameAs brings a typed name into one form: composed letters (Unicode NFC: keyboards for Vietnamese differ) and no
// spaces around.
func nameAs(typed string) string { return norm.NFC.String(strings.TrimSpace(typed)) }

// pinAs brings a typed PIN into one form: Lao, Thai and full-width digits as 0 to 9.
func pinAs(typed string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range zeros {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, strings.TrimSpace(typed))
}

// checkPIN refuses what is no PIN, and what is tried first by whoever guesses: the same step from each digit to
// the next (000000, 123456, 987654, 024680), and a short piece repeated (121212, 123123).
func checkPIN(pin string) error {
	if len(pin) < leastPIN || len(pin) > mostPIN || strings.Trim(pin, "0123456789") != "" {
		return fault.New(fault.Invalid, words.AccessPinForm,
			fault.Params{"least": leastPIN, "most": mostPIN}).At("pin")
	}
	if oneStep(pin) || repeats(pin) {
		return fault.New(fault.Invalid, words.AccessPinEasy, nil).At("pin")
	}
	return nil
}

func oneStep(pin string) bool {
	step := (pin[1] - pin[0] + 10) % 10
	for i := 2; i < len(pin); i++ {
		if (pin[i]-pin[i-1]+10)%10 != step {
			return false
		}
	}
	return true
}

func repeats(pin string) bool {
	for n := 1; n <= len(pin)/2; n++ {
		if len(pin)%n == 0 && strings.Repeat(pin[:n], len(pin)/n) == pin {
			return true
		}
	}
	return false
}

// hash makes what a PIN is judged against, in the form of the PHC string format for Argon2id.
func (s *Service) hash(pin string) string {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails: it would end the program first
	return encode(s.cost, salt, s.cost.key(pin, salt))
}

// judge tells whether a PIN is the one behind a hash. Without a hash it does the same work and says no.
func (s *Service) judge(hash, pin string) (bool, error) {
	pin = pin[:min(len(pin), mostPIN+1)] // longer than any PIN: wrong, and no reason to work longer
	if hash == "" {
		_ = s.hash(pin)
		return false, nil
	}
	cost, salt, want, err := decode(hash)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(cost.key(pin, salt), want) == 1, nil
}

func (c Cost) key(pin string, salt []byte) []byte {
	return argon2.IDKey([]byte(pin), salt, c.Passes, c.MemoryKiB, c.Threads, hashBytes)
}

func encode(c Cost, salt, key []byte) string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.MemoryKiB, c.Passes, c.Threads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(key))
}

// decode reads a stored hash with the cost it was made at, so that a higher cost for new PINs leaves old ones
// good.
func decode(hash string) (c Cost, salt, key []byte, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, errors.New("access: the stored hash of a PIN is no Argon2id hash")
	}
	_, errCost := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.MemoryKiB, &c.Passes, &c.Threads)
	salt, errSalt := base64.RawStdEncoding.DecodeString(parts[4])
	key, errKey := base64.RawStdEncoding.DecodeString(parts[5])
	if err := errors.Join(errCost, errSalt, errKey); err != nil {
		return c, nil, nil, fmt.Errorf("access: the stored hash of a PIN: %w", err)
	}
	if c.MemoryKiB > mostMemoryKiB || c.Passes < 1 || c.Passes > mostPasses || c.Threads < 1 ||
		len(key) != hashBytes {
		return c, nil, nil, errors.New("access: the stored hash of a PIN has impossible parameters")
	}
	return c, salt, key, nil
}
