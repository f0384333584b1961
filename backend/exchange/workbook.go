package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// Limits of a file from outside. A delivery of the greatest size is far below them; what is above is the wrong
// file, or made to fill the memory.
const (
	maxFileMiB     = 64
	maxUnzippedMiB = 512
	// maxInMemoryMiB is the size from which a worksheet is unzipped to a temporary file and read from there.
	maxInMemoryMiB = 16
	mib            = 1 << 20
)

// workbook is one XLSX file, opened for reading.
type workbook struct {
	name  string
	parts *zip.Reader
	file  *excelize.File
}

// openWorkbook reads a whole file and tells, when it is no XLSX workbook, what it is instead.
func openWorkbook(r io.Reader, name string) (*workbook, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxFileMiB*mib+1))
	if err != nil {
		return nil, fileFault(words.ExchangeFileUnreadable, name).Because(err)
	}
	if len(raw) > maxFileMiB*mib {
		return nil, tooBig(name, len(raw), maxFileMiB)
	}
	if key := otherFormat(raw); key != "" {
		return nil, fileFault(key, name)
	}
	parts, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fileFault(words.ExchangeBrokenXlsx, name).Because(err)
	}
	if err := checkParts(parts, name); err != nil {
		return nil, err
	}
	file, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzippedMiB * mib, UnzipXMLSizeLimit: maxInMemoryMiB * mib,
	})
	if err != nil {
		return nil, fileFault(words.ExchangeBrokenXlsx, name).Because(err)
	}
	return &workbook{name: name, parts: parts, file: file}, nil
}

func (b *workbook) close() { _ = b.file.Close() } // only temporary files of its own are left to lose

// The first bytes of a zip archive, as an XLSX file is one, and of the compound files that Excel wrote before.
const (
	zipFile      = "PK"
	compoundFile = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// isWorkbook tells a workbook of whatever age by its first bytes.
func isWorkbook(head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipFile)) || bytes.HasPrefix(head, []byte(compoundFile))
}

// otherFormat names what a file is that is no zip archive, or "".
func otherFormat(raw []byte) words.Key {
	switch {
	case bytes.HasPrefix(raw, []byte(compoundFile)) && bytes.Contains(raw, utf16("EncryptedPackage")):
		return words.ExchangeLockedXlsx
	case bytes.HasPrefix(raw, []byte(compoundFile)):
		return words.ExchangeOldXls
	case !bytes.HasPrefix(raw, []byte(zipFile)):
		return words.ExchangeNotXlsx
	}
	return ""
}

// utf16 writes ASCII in the two-byte form in which a compound file names its streams.
func utf16(text string) []byte {
	var wide []byte
	for i := range len(text) {
		wide = append(wide, text[i], 0)
	}
	return wide
}

// checkParts refuses an archive that unpacks to more than the limit, and one that holds no workbook. The sizes
// in the directory can be trusted: archive/zip never yields more than they say.
func checkParts(parts *zip.Reader, name string) error {
	size, isWorkbook := uint64(0), false
	for _, part := range parts.File {
		size = min(size+min(part.UncompressedSize64, 1<<40), 1<<50)
		isWorkbook = isWorkbook || strings.HasPrefix(partName(part.Name), "xl/") && strings.HasSuffix(part.Name, ".xml")
	}
	if size > maxUnzippedMiB*mib {
		return tooBig(name, int(size), maxUnzippedMiB)
	}
	if !isWorkbook {
		return fileFault(words.ExchangeNotXlsx, name)
	}
	return nil
}

// sheetPart finds the part of the archive that holds a sheet (ECMA-376, part 1, sections 18.2.19 and 12.3).
func (b *workbook) sheetPart(sheet string) *zip.File {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		Links []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	b.decode("xl/workbook.xml", &book)
	b.decode("xl/_rels/workbook.xml.rels", &links)
	for _, s := range book.Sheets {
		for _, link := range links.Links {
			if s.Name == sheet && link.ID == s.ID {
				return b.part(targetPath(link.Target))
			}
		}
	}
	return nil
}

// targetPath resolves the target of a link of the workbook, which may be absolute.
func targetPath(target string) string {
	if strings.HasPrefix(target, "/") {
		return target
	}
	return path.Join("xl", target)
}

// decode reads one part; what cannot be read leaves the target empty, and then the sheet is not found.
func (b *workbook) decode(name string, target any) {
	part := b.part(name)
	if part == nil {
		return
	}
	r, err := part.Open()
	if err != nil {
		return
	}
	defer r.Close()
	_ = xml.NewDecoder(r).Decode(target)
}

func (b *workbook) part(name string) *zip.File {
	for _, part := range b.parts.File {
		if strings.EqualFold(partName(part.Name), partName(name)) {
			return part
		}
	}
	return nil
}

func partName(name string) string {
	return strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/")
}

func fileFault(key words.Key, name string) *fault.Fault {
	return fault.New(fault.Invalid, key, fault.Params{"file": name})
}

func tooBig(name string, size, limitMiB int) *fault.Fault {
	f := fileFault(words.ExchangeFileTooBig, name)
	f.Params["found"], f.Params["expected"] = size/mib+1, limitMiB
	return f
}
