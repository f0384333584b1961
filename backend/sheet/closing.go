package sheet

import "tradehub/templates/words"

// signRoomHMM is the least height of the boxes a person writes and stamps in.
const signRoomHMM = 2200

// placeClosing draws notes and signature at the foot of the last page, where the UN Layout Key has the
// authentication. When they do not fit there as one, they follow the tables box by box over further pages.
func (l *layout) placeClosing() {
	bands := l.setClosing()
	heightHMM := stackHMM(bands)
	if heightHMM == 0 {
		return
	}
	if !l.fits(heightHMM) && heightHMM <= l.bodyHMM() {
		l.turnPage()
	}
	if l.fits(heightHMM) {
		l.yHMM = l.endHMM - heightHMM
	}
	for i, b := range bands {
		if !l.fits(b.heightHMM()) {
			l.turnPage()
		}
		if !l.fits(b.heightHMM()) {
			l.tooTall(l.closingField(i))
			return
		}
		l.drawBand(b, leftHMM, l.yHMM, b.heightHMM())
		l.draw(frame(leftHMM, l.yHMM, BodyWidthHMM, b.heightHMM()))
		l.yHMM += b.heightHMM()
	}
}

// closingField names the i-th closing band for a fault: a note, or after them the signature.
func (l *layout) closingField(i int) string {
	if i < len(l.form.Notes) {
		return l.form.Notes[i].Label
	}
	return "Signature"
}

// setClosing fits the notes, one below the other, and the line of signature boxes.
func (l *layout) setClosing() []band {
	var bands []band
	for _, note := range l.form.Notes {
		bands = append(bands, band{l.setFact(note, valueStyle, BodyWidthHMM)})
	}
	if l.form.Signature == (Signature{}) {
		return bands
	}
	const thirdHMM = BodyWidthHMM / 3
	return append(bands, band{
		l.setSign(words.SheetSignPlaceDate, l.form.Signature.PlaceDate, thirdHMM),
		l.setSign(words.SheetSignName, l.form.Signature.Name, thirdHMM),
		l.setSign(words.SheetSignHand, "", thirdHMM),
	})
}

func (l *layout) setSign(label words.Key, text string, widthHMM int) box {
	said := words.Say(l.lang, label, nil)
	return setBox(l.fit(said, said, labelStyle, widthHMM-2*padHMM), widthHMM, signRoomHMM,
		l.fit(said, text, valueStyle, widthHMM-2*padHMM))
}
