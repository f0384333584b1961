package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"iter"

	"tradehub/backend/fault"
	"tradehub/backend/sheet"
	"tradehub/templates/words"
)

// contexts are the data that sheets are filled with: an object for one sheet, or a list of objects for a batch.
type contexts struct {
	decoder *json.Decoder
	path    string // of the file, as it was named
	batch   bool
	number  int // of the one handed over last, from 1
}

// readContexts begins to read the data of sheets. A list is read piece by piece, however long it is.
func readContexts(path string, from io.Reader) (*contexts, error) {
	text := bufio.NewReader(from)
	first, err := firstSign(text)
	if err != nil {
		return nil, err
	}
	c := &contexts{decoder: json.NewDecoder(text), path: path, batch: first == '['}
	if c.batch {
		_, err = c.decoder.Token()
	}
	return c, err
}

// firstSign looks what a text begins with, past blanks; it leaves it to be read.
func firstSign(text *bufio.Reader) (byte, error) {
	for {
		sign, err := text.ReadByte()
		if err != nil {
			return 0, brokenContext(errors.New("there is nothing"))
		}
		if sign > ' ' {
			return sign, text.UnreadByte()
		}
	}
}

// each hands over the data one after the other.
func (c *contexts) each() iter.Seq2[sheet.Data, error] {
	return func(yield func(sheet.Data, error) bool) {
		for c.decoder.More() {
			c.number++
			data, err := c.next()
			if !yield(data, c.where(err)) || err != nil {
				return
			}
		}
		if err := c.end(); err != nil {
			yield(nil, err)
		}
	}
}

func (c *contexts) next() (sheet.Data, error) {
	if c.number > 1 && !c.batch {
		return nil, brokenContext(errors.New("something follows the object; several stand in [ ], with commas between"))
	}
	var raw json.RawMessage
	if err := c.decoder.Decode(&raw); err != nil {
		return nil, brokenContext(err)
	}
	return sheet.ReadData(raw)
}

// end wants a list to be closed, and not to be empty.
func (c *contexts) end() error {
	if !c.batch {
		return nil
	}
	if _, err := c.decoder.Token(); err != nil {
		return brokenContext(err)
	}
	if c.number == 0 {
		return brokenContext(errors.New("the list is empty"))
	}
	return nil
}

// where says of a batch which of its data a fault is about.
func (c *contexts) where(err error) error {
	all := fault.All(err)
	if !c.batch || len(all) == 0 {
		return err
	}
	first := fault.New(all[0].Code, words.HubctlContext, fault.Params{"number": c.number, "path": c.path})
	return append(fault.List{first}, all...)
}

func brokenContext(cause error) error {
	return fault.New(fault.Invalid, words.SheetDataBroken, fault.Params{"cause": cause}).Because(cause)
}
