package symbol

import "strings"

// groupSeparator stands between two elements where the first has no predefined length.
const groupSeparator = 0x1d

// checkElements takes what an element string may be: printable characters without blanks, and separators between them.
// What an element may hold is for those who made it to know.
func checkElements(kind Kind, data string) error {
	const separator = string(rune(groupSeparator))
	for element := range strings.SplitSeq(data, separator) {
		if element == "" && data != "" {
			return cannotHold(kind, separator)
		}
		if err := checkCharacters(kind, element, '!', '~'); err != nil {
			return err
		}
	}
	return nil
}

// checkCharacters takes a text of at least one character, all between two.
func checkCharacters(kind Kind, text string, least, most rune) error {
	if text == "" {
		return cannotHold(kind, "")
	}
	for _, r := range text {
		if r < least || r > most {
			return cannotHold(kind, string(r))
		}
	}
	return nil
}

// withFunction1 puts FNC1 in front, which makes a symbol one of GS1, and in the place of each separator.
func withFunction1(elements string, fnc1 byte) []byte {
	all := append(make([]byte, 0, 1+len(elements)), fnc1)
	for i := range len(elements) {
		if elements[i] == groupSeparator {
			all = append(all, fnc1)
		} else {
			all = append(all, elements[i])
		}
	}
	return all
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
