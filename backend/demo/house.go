package demo

import (
	"time"

	"tradehub/backend/access"
	"tradehub/backend/masters"
	"tradehub/backend/settings"
	"tradehub/backend/trade"
)

// setUp gives the ledger to the firm, its people and its registers.
func (p *player) setUp() error {
	err := p.once(Event{Step: "set up", What: house.StationCode}, morning, func(command trade.EntryID) error {
		r := house
		r.Command = command
		return p.station.Settings.SetUp(p.ctx, r)
	})
	if err != nil {
		return err
	}
	err = p.once(Event{Step: "person", What: Administrator}, morning, func(command trade.EntryID) error {
		_, err := p.station.Access.FirstAdministrator(p.ctx, Administrator, PIN, command)
		return err
	})
	if err != nil {
		return err
	}
	if err := p.as(&p.admin, Administrator); err != nil {
		return err
	}
	for _, one := range staff {
		err := p.once(Event{Step: "person", What: one.name}, morning, func(command trade.EntryID) error {
			_, err := p.station.Access.AddPerson(p.ctx, p.admin, access.AddPersonRequest{Name: one.name, PIN: PIN,
				Roles: []trade.Role{one.role}, Command: command})
			return err
		})
		if err != nil {
			return err
		}
	}
	return p.settle()
}

// settle saves the registers and the settings of the firm.
func (p *player) settle() error {
	if err := p.fillRegisters(); err != nil {
		return err
	}
	return p.all(morning, []doing{
		{Event{Step: "setting", What: "GS1 prefix"}, func(command trade.EntryID) error {
			_, err := p.station.Settings.ChangeFirm(p.ctx, p.admin, settings.ChangeFirmRequest{Prefixes: prefixes,
				Fallback: house.Fallback, Marks: house.Marks, Command: command})
			return err
		}},
		{Event{Step: "setting", What: "invoice series"}, func(command trade.EntryID) error {
			_, err := p.station.Settings.PutSeries(p.ctx, p.admin, settings.PutSeriesRequest{Series: invoices,
				Command: command})
			return err
		}},
		{Event{Step: "setting", What: "platform"}, func(command trade.EntryID) error {
			_, err := p.station.Settings.PutChannel(p.ctx, p.admin, settings.PutChannelRequest{Channel: platform,
				Command: command})
			return err
		}},
	})
}

// doing is one command of the day.
type doing struct {
	event Event
	do    func(trade.EntryID) error
}

// all does commands one after the other.
func (p *player) all(at time.Time, what []doing) error {
	for _, one := range what {
		if err := p.once(one.event, at, one.do); err != nil {
			return err
		}
	}
	return nil
}

// signIn signs in everybody who works today.
func (p *player) signIn() error {
	for name, actor := range map[string]*trade.Actor{WarehouseHand: &p.warehouse, Officer: &p.officer,
		Consolidator: &p.consolidator} {
		if err := p.as(actor, name); err != nil {
			return err
		}
	}
	return nil
}

func (p *player) as(actor *trade.Actor, name string) error {
	session, err := p.station.Access.SignIn(p.ctx, name, PIN)
	if err != nil {
		return err
	}
	*actor = session.Actor
	return p.station.Access.SignOut(p.ctx, session.Token) // the program keeps no session; the actor is known
}

// masters saves parties, the item and the cold store.
func (p *player) masters() error {
	if err := p.saveParties(parties); err != nil {
		return err
	}
	if err := p.saveItem(bananas); err != nil {
		return err
	}
	return p.once(Event{Step: "location", What: coldStore}, morning, func(command trade.EntryID) error {
		firm, err := p.station.Settings.Firm(p.ctx, p.officer)
		if err != nil {
			return err
		}
		store := trade.Location{Code: coldStore, Name: trade.Names{EN: "Cold store 1", LO: "ຫ້ອງເຢັນ 1"},
			Parent: firm.SiteID, Zone: zone}
		_, err = p.station.Masters.SaveLocation(p.ctx, p.officer, masters.LocationRequest{Location: store,
			Command: command})
		return err
	})
}

func (p *player) saveParties(all []trade.Party) error {
	for _, party := range all {
		err := p.once(Event{Step: "party", What: party.Code}, morning, func(command trade.EntryID) error {
			_, err := p.station.Masters.SaveParty(p.ctx, p.officer, masters.PartyRequest{Party: party, Command: command})
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *player) saveItem(item trade.Item) error {
	return p.once(Event{Step: "item", What: item.Code}, morning, func(command trade.EntryID) error {
		_, err := p.station.Masters.SaveItem(p.ctx, p.officer, masters.ItemRequest{Item: item, Command: command})
		return err
	})
}
