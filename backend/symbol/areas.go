package symbol

// Area is a rectangle of dark modules.
type Area struct{ Column, Row, Columns, Rows int }

// maxSide is the side of the largest matrix symbol, a QR Code of version 40.
const maxSide = 177

// Areas covers the dark modules with as few rectangles as is simple: bars, or the runs of each row joined downwards.
func (s Symbol) Areas() []Area {
	areas := make([]Area, 0, s.dark.runs())
	if s.Linear() {
		return s.bars(areas)
	}
	var latest [maxSide]int16 // by column, which area began there last
	for row := range s.Rows {
		modules := s.dark.row(row)
		start, end := nextRun(modules, 0, s.Columns)
		for ; start < s.Columns; start, end = nextRun(modules, end, s.Columns) {
			found := Area{start, row, end - start, 1}
			if i := int(latest[start]); i < len(areas) && areas[i].reaches(found) {
				areas[i].Rows++
				continue
			}
			latest[start] = int16(len(areas))
			areas = append(areas, found)
		}
	}
	return areas
}

func (s Symbol) bars(areas []Area) []Area {
	modules := s.dark.row(0)
	start, end := nextRun(modules, 0, s.Columns)
	for ; start < s.Columns; start, end = nextRun(modules, end, s.Columns) {
		areas = append(areas, Area{start, 0, end - start, 1})
	}
	return areas
}

// reaches tells whether the area grows by a run that lies right below it.
func (a Area) reaches(below Area) bool {
	return a.Column == below.Column && a.Columns == below.Columns && a.Row+a.Rows == below.Row
}
