package app

import (
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"

	"tradehub/backend/fault"
	"tradehub/backend/receiving"
	"tradehub/backend/station"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Receive is the room where deliveries become lots on stock.
type Receive struct{ d *desk }

// List gives all deliveries, the newest first.
func (r *Receive) List() (all []Delivery, err error) {
	all = []Delivery{}
	err = r.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		booked, err := st.Receiving.Consignments(ctx, actor)
		if err != nil {
			return err
		}
		all, err = deliveriesOf(ctx, st, booked)
		return err
	})
	return all, err
}

// Look gives one delivery with its lots, by our number.
func (r *Receive) Look(number string) (card DeliveryCard, err error) {
	err = r.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) (err error) {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		card, err = deliveryCard(ctx, st, number)
		return err
	})
	return card, err
}

// Choices gives what a delivery form chooses from.
func (r *Receive) Choices() (c ReceiveChoices, err error) {
	err = r.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) (err error) {
		if err := actor.Require(trade.Receive); err != nil {
			return err
		}
		c, err = receiveChoices(ctx, st)
		return err
	})
	return c, err
}

// Save books a delivery as typed.
func (r *Receive) Save(n NewDelivery) (b Booked, err error) {
	err = r.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		r := n.request()
		if err := st.Weighing.Prove(ctx, actor, weighingsOf(r)); err != nil {
			return err
		}
		got, err := st.Receiving.Receive(ctx, actor, r)
		b = bookedOf(got)
		return err
	})
	return b, err
}

// Grade books the result of grading one lot.
func (r *Receive) Grade(g Grading) error {
	return r.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		_, err := st.Receiving.Grade(ctx, actor, receiving.GradeRequest{Lot: g.Lot, GradeAG: g.GradeAG, GradeBG: g.GradeBG,
			RejectG: g.RejectG, Command: trade.EntryID(g.Command)})
		return err
	})
}

// Scan tells what a code means to whoever receives goods.
func (r *Receive) Scan(text string) (s Scanned, err error) {
	err = r.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) (err error) {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		s, err = scannedOf(ctx, st, text)
		return err
	})
	return s, r.d.scanned("receive", "", text, err)
}

// Check reads a delivery sheet, whose bytes come as base64, and tells all that is wrong with it. Nothing is saved.
func (r *Receive) Check(name, content, location string) (SheetCheck, error) {
	return r.check(contentOf(content), name, location)
}

// CheckPath does the same with a file that was dropped on the window.
func (r *Receive) CheckPath(path, location string) (SheetCheck, error) {
	return r.check(fileAt(path), filepath.Base(path), location)
}

// Import books a delivery from its sheet, whose bytes come as base64.
func (r *Receive) Import(name, content, location, command string) (Booked, error) {
	return r.book(contentOf(content), name, location, command)
}

// ImportPath does the same with a file that was dropped on the window.
func (r *Receive) ImportPath(path, location, command string) (Booked, error) {
	return r.book(fileAt(path), filepath.Base(path), location, command)
}

// Template gives the empty delivery sheet, its bytes as base64.
func (r *Receive) Template() (content string, err error) {
	err = r.d.do(func(_ context.Context, st *station.Station, _ trade.Actor) error {
		var out bytes.Buffer
		err := st.Receiving.Template(&out)
		content = base64.StdEncoding.EncodeToString(out.Bytes())
		return err
	})
	return content, err
}

// templateFile is the name of the empty delivery sheet.
const templateFile = "delivery-sheet.xlsx"

// SaveTemplate writes the empty delivery sheet into the data folder and tells where: the window has no downloads.
func (r *Receive) SaveTemplate() (path string, err error) {
	err = r.d.do(func(_ context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Look); err != nil {
			return err
		}
		var out bytes.Buffer
		if err := st.Receiving.Template(&out); err != nil {
			return err
		}
		path = r.d.house.file(templateFile)
		return os.WriteFile(path, out.Bytes(), 0o600)
	})
	return path, err
}

// source opens a delivery sheet when whoever asks for it may.
type source func() (io.ReadCloser, error)

func contentOf(content string) source {
	return func() (io.ReadCloser, error) {
		raw, err := base64.StdEncoding.DecodeString(content)
		return io.NopCloser(bytes.NewReader(raw)), err
	}
}

func fileAt(path string) source {
	return func() (io.ReadCloser, error) { return os.Open(path) }
}

// read hands a delivery sheet to a use case.
func (r *Receive) read(from source, name string, use func(context.Context, *station.Station, trade.Actor,
	io.Reader) error) error {
	return r.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if err := actor.Require(trade.Receive); err != nil {
			return err
		}
		file, err := from()
		if err != nil {
			return fault.New(fault.Invalid, words.ExchangeFileUnreadable, fault.Params{"file": name}).Because(err)
		}
		defer func() { _ = file.Close() }() // it was only read
		return use(ctx, st, actor, file)
	})
}

func (r *Receive) check(from source, name, location string) (c SheetCheck, err error) {
	err = r.read(from, name, func(ctx context.Context, st *station.Station, actor trade.Actor, file io.Reader) error {
		sheet, err := st.Receiving.Check(ctx, actor, receiving.ImportRequest{File: file, Name: name, Location: location})
		if err != nil && fault.All(err) == nil {
			return err
		}
		c = checkOf(sheet, fault.All(err))
		return nil
	})
	return c, err
}

func (r *Receive) book(from source, name, location, command string) (b Booked, err error) {
	err = r.read(from, name, func(ctx context.Context, st *station.Station, actor trade.Actor, file io.Reader) error {
		got, err := st.Receiving.Import(ctx, actor, receiving.ImportRequest{File: file, Name: name, Location: location,
			Command: trade.EntryID(command)})
		b = bookedOf(got)
		return err
	})
	return b, err
}
