package pdf

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// level packs a label into 3 per cent more bytes than Go's own compressor does, in a third of the time.
const level = 5

// compressors wait for the next stream: making one costs more than packing a page. What they pack does not depend on
// what they packed before.
var compressors = sync.Pool{New: func() any {
	c := &compressor{}
	c.zip, _ = zlib.NewWriterLevel(&c.out, level) // a level that there is
	return c
}}

type compressor struct {
	out bytes.Buffer
	zip *zlib.Writer
}

// deflated gives the compressed bytes, in memory of their own. Writing into memory does not fail.
func deflated(content []byte) []byte {
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	c.out.Reset()
	c.zip.Reset(&c.out)
	_, _ = c.zip.Write(content)
	_ = c.zip.Close()
	return bytes.Clone(c.out.Bytes())
}
