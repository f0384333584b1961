package pdf

import (
	"bufio"
	"crypto/sha256"
	"hash"
	"io"
)

// output counts and sums what is written. After an error it writes no more, and tells it when it is flushed.
type output struct {
	to  *bufio.Writer
	sum hash.Hash
	at  int
}

func newOutput(to io.Writer) *output {
	return &output{to: bufio.NewWriterSize(to, 1<<16), sum: sha256.New()}
}

func (o *output) put(s string) { o.bytes([]byte(s)) }

func (o *output) bytes(b []byte) {
	o.sum.Write(b)
	o.at += len(b)
	_, _ = o.to.Write(b)
}
