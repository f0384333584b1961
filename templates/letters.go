package templates

import _ "embed" // fonts and dictionaries as strings

// The fonts under fonts/, each with its licence beside it, whole and uncompressed: a string of the program is paged in
// where it is read, so a job touches only the glyphs it sets, and nothing is unpacked at the start.
var (
	//go:embed fonts/NotoSans-Regular.ttf
	NotoSansRegular string
	//go:embed fonts/NotoSans-Bold.ttf
	NotoSansBold string
	//go:embed fonts/NotoSansLao-Regular.ttf
	NotoSansLaoRegular string
	//go:embed fonts/NotoSansLao-Bold.ttf
	NotoSansLaoBold string
	//go:embed fonts/NotoSansThai-Regular.ttf
	NotoSansThaiRegular string
	//go:embed fonts/NotoSansThai-Bold.ttf
	NotoSansThaiBold string
	//go:embed fonts/NotoSansSC-Regular.ttf
	NotoSansSCRegular string
	//go:embed fonts/NotoSansSC-Bold.ttf
	NotoSansSCBold string
	//go:embed fonts/Phetsarath-Regular.ttf
	PhetsarathRegular string
	//go:embed fonts/Phetsarath-Bold.ttf
	PhetsarathBold string
)

// The word lists of Lao and Thai under dictionaries/, as ICU 72.1 has them, with its licence beside them.
var (
	//go:embed dictionaries/laodict.dict
	LaoWords string
	//go:embed dictionaries/thaidict.dict
	ThaiWords string
)

// Terms are the words of the trade in Lao and Thai that no dictionary has, under dictionaries/.
//
//go:embed dictionaries/terms.txt
var Terms string
