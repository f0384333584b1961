package papers

import "encoding/json"

// PaintFrozen paints a paper from its frozen context alone.
func PaintFrozen(said []byte) ([]byte, error) {
	var c Context
	if err := json.Unmarshal(said, &c); err != nil {
		return nil, err
	}
	return c.paint()
}
