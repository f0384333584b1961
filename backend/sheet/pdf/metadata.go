package pdf

import (
	"bytes"
	"encoding/xml"
	"time"
)

// metadata writes the XMP packet (ISO 16684-1): what the document says of itself, for catalogues.
func (w *Writer) metadata() []byte {
	at := w.head.CreatedAt.UTC().Format(time.RFC3339)
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">` +
		"\n<dc:format>application/pdf</dc:format>\n")
	field(&b, `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, w.head.Title, `</rdf:li></rdf:Alt></dc:title>`)
	field(&b, `<dc:creator><rdf:Seq><rdf:li>`, w.head.Author, `</rdf:li></rdf:Seq></dc:creator>`)
	field(&b, `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, w.head.Subject,
		`</rdf:li></rdf:Alt></dc:description>`)
	field(&b, `<dc:language><rdf:Bag><rdf:li>`, w.head.Lang, `</rdf:li></rdf:Bag></dc:language>`)
	field(&b, `<pdf:Producer>`, producer, `</pdf:Producer>`)
	field(&b, `<xmp:CreateDate>`, at, `</xmp:CreateDate>`)
	field(&b, `<xmp:ModifyDate>`, at, `</xmp:ModifyDate>`)
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// field writes what is not empty.
func field(b *bytes.Buffer, before, value, after string) {
	if value == "" {
		return
	}
	b.WriteString(before)
	_ = xml.EscapeText(b, []byte(value)) // writing into memory does not fail
	b.WriteString(after + "\n")
}
