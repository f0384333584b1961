package text

import "tradehub/templates"

// The faces, numbered by their place in a setter's row of shapers.
var (
	sansRegular       = newFace(0, "NotoSans-Regular", templates.NotoSansRegular)
	sansBold          = newFace(1, "NotoSans-Bold", templates.NotoSansBold)
	laoRegular        = newFace(2, "NotoSansLao-Regular", templates.NotoSansLaoRegular)
	laoBold           = newFace(3, "NotoSansLao-Bold", templates.NotoSansLaoBold)
	thaiRegular       = newFace(4, "NotoSansThai-Regular", templates.NotoSansThaiRegular)
	thaiBold          = newFace(5, "NotoSansThai-Bold", templates.NotoSansThaiBold)
	hanRegular        = newFace(6, "NotoSansSC-Regular", templates.NotoSansSCRegular)
	hanBold           = newFace(7, "NotoSansSC-Bold", templates.NotoSansSCBold)
	phetsarathRegular = newFace(8, "Phetsarath-Regular", templates.PhetsarathRegular)
	phetsarathBold    = newFace(9, "Phetsarath-Bold", templates.PhetsarathBold)
)

// faceCount is how many faces there are.
const faceCount = 10

// choices are the faces of one style in the order in which they are asked for a character, one order for each kind
// of writing. The last in every order is the Chinese font, which is large: it is not touched for other scripts unless
// no other face has the character.
type choices struct {
	latin, lao, thai, han []*Face
}

// choicesOf holds the orders by family (Phetsarath second) and weight (bold second).
var choicesOf = [2][2]choices{
	{
		ordered(sansRegular, thaiRegular, hanRegular, laoRegular),
		ordered(sansBold, thaiBold, hanBold, laoBold),
	},
	{
		ordered(sansRegular, thaiRegular, hanRegular, phetsarathRegular, laoRegular),
		ordered(sansBold, thaiBold, hanBold, phetsarathBold, laoBold),
	},
}

func ordered(sans, thai, han *Face, lao ...*Face) choices {
	order := func(first ...*Face) []*Face { return append(append(first, lao...), thai, han) }
	return choices{
		latin: order(sans),
		lao:   append(append([]*Face{}, lao...), sans, thai, han),
		thai:  order(thai, sans),
		han:   order(han, sans),
	}
}

func (s Style) choices() *choices {
	family, weight := 0, 0
	if s.Family == Phetsarath {
		family = 1
	}
	if s.Bold {
		weight = 1
	}
	return &choicesOf[family][weight]
}
