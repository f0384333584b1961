package pdf

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"tradehub/backend/sheet"
)

// kinds are the media types of data that sheets are filled from, as names of PDF.
var kinds = map[string]string{
	".json": "application#2Fjson", ".xml": "application#2Fxml", ".csv": "text#2Fcsv", ".txt": "text#2Fplain",
}

// mendFiles describes the attachments anew: as the data that the document shows (ISO 32000-2, 14.13), by names that may
// be in any script. It gives the numbers of their descriptions.
func (w *Writer) mendFiles(f *file) ([]int, error) {
	contents, descriptions := f.find("<< /Type /EmbeddedFile "), f.find("<< /Type /Filespec ")
	if len(contents) != len(w.head.Files) || len(descriptions) != len(w.head.Files) {
		return nil, fmt.Errorf("the skeleton has %d attachments for %d", len(contents), len(w.head.Files))
	}
	at := w.head.CreatedAt.UTC().Format("(D:20060102150405Z)")
	for i, attached := range w.head.Files {
		kind, ok := kinds[strings.ToLower(path.Ext(attached.Name))]
		if !ok {
			kind = "application#2Foctet-stream"
		}
		content := string(f.objects[contents[i]].body)
		content = strings.Replace(content, "/Type /EmbeddedFile ", "/Type /EmbeddedFile /Subtype /"+kind+" ", 1)
		content = strings.Replace(content, "/Params << ", "/Params << /ModDate "+at+" ", 1)
		f.objects[contents[i]].body = []byte(content)
		f.objects[descriptions[i]].body = describe(attached, contents[i])
	}
	return descriptions, nil
}

func describe(attached sheet.File, content int) []byte {
	body := appendText([]byte("<</Type /Filespec /F "), attached.Name)
	body = appendText(append(body, "/UF "...), attached.Name)
	body = appendText(append(body, "/Desc "...), attached.Description)
	return fmt.Appendf(body, "/AFRelationship /Data /EF <</F %d 0 R /UF %d 0 R>>>>", content, content)
}

// nameFiles enters the attachments in the catalogue, sorted by name as a tree of names must be.
func (w *Writer) nameFiles(body []byte, descriptions []int) []byte {
	order := make([]int, len(descriptions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return strings.Compare(utf16Text(w.head.Files[a].Name), utf16Text(w.head.Files[b].Name))
	})
	body = append(body, "/AF ["...)
	for _, n := range descriptions {
		body = fmt.Appendf(body, "%d 0 R ", n)
	}
	body = append(body, "]/Names <</EmbeddedFiles <</Names ["...)
	for _, i := range order {
		body = fmt.Appendf(appendText(body, w.head.Files[i].Name), " %d 0 R ", descriptions[i])
	}
	return append(body, "]>>>>"...)
}
