package app

import (
	"context"

	"tradehub/backend/access"
	"tradehub/backend/demo"
	"tradehub/backend/fault"
	"tradehub/backend/settings"
	"tradehub/backend/station"
	"tradehub/backend/store"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

// Session is sign-in, sign-out, and the first start of a new station.
type Session struct{ d *desk }

// Start says what a page shows first.
type Start struct {
	Ready   bool     `json:"ready"`   // the ledger belongs to a firm
	Station string   `json:"station"` // code of this station
	Firm    string   `json:"firm"`
	People  []string `json:"people"` // who may sign in
	Me      *Me      `json:"me"`     // who is signed in
}

// Me is who is signed in, and what he may do.
type Me struct {
	Name        string             `json:"name"`
	Roles       []trade.Role       `json:"roles"`
	Permissions []trade.Permission `json:"permissions"`
}

// Start tells how the station stands.
func (s *Session) Start() (start Start, err error) {
	start.People = []string{}
	err = s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		if actor.PersonID != "" {
			start.Me = meOf(actor)
		}
		return st.DB.Read(ctx, func(tx *store.Tx) error {
			start.Station = tx.Station()
			start.Ready = start.Station != ""
			if !start.Ready {
				return nil
			}
			return start.read(tx)
		})
	})
	return start, err
}

func (start *Start) read(tx *store.Tx) error {
	firm, err := tx.Firm()
	if err != nil {
		return err
	}
	party, err := tx.Party(firm.PartyID)
	if err != nil {
		return err
	}
	start.Firm = party.Name.EN
	people, err := tx.People()
	for _, p := range people {
		if p.Active {
			start.People = append(start.People, p.Name)
		}
	}
	return err
}

func meOf(a trade.Actor) *Me {
	return &Me{Name: a.Name, Roles: a.Roles, Permissions: a.Permissions()}
}

// SignIn signs a person in.
func (s *Session) SignIn(name, pin string) (me *Me, err error) {
	err = s.d.do(func(ctx context.Context, st *station.Station, _ trade.Actor) error {
		session, err := st.Access.SignIn(ctx, name, pin)
		if err != nil {
			return err
		}
		s.d.sit(session.Token)
		me = meOf(session.Actor)
		return nil
	})
	return me, err
}

// SignOut signs whoever sits here out.
func (s *Session) SignOut() error {
	return s.d.do(func(ctx context.Context, st *station.Station, _ trade.Actor) error {
		token := s.d.session()
		s.d.sit("")
		if token == "" {
			return nil
		}
		return st.Access.SignOut(ctx, token)
	})
}

// FirstStart is what a new station is told of the firm it belongs to.
type FirstStart struct {
	Station string      `json:"station"`
	Zone    string      `json:"zone"`
	Code    string      `json:"code"`
	Name    trade.Names `json:"name"`
	Address string      `json:"address"`
	Country string      `json:"country"`
	TIN     string      `json:"tin"`
	Site    string      `json:"site"`
	SiteAt  trade.Names `json:"siteName"`
	Prefix  string      `json:"prefix"` // GS1 company prefix, or empty
	Letters string      `json:"letters"`
	Marks   string      `json:"marks"`
	Admin   string      `json:"admin"`
	PIN     string      `json:"pin"`
}

// SetUp gives a new ledger to a firm, with its first administrator, registers and GS1 prefix, and signs him in.
func (s *Session) SetUp(f FirstStart) (*Me, error) {
	err := s.d.do(func(ctx context.Context, st *station.Station, _ trade.Actor) error {
		ready, err := s.d.house.isSetUp()
		if err != nil {
			return err
		}
		if !ready {
			if err := st.Settings.SetUp(ctx, f.request()); err != nil {
				return err
			}
		}
		return f.furnish(ctx, st)
	})
	if err != nil {
		return nil, err
	}
	return s.SignIn(f.Admin, f.PIN)
}

func (f FirstStart) request() settings.SetUpRequest {
	return settings.SetUpRequest{StationCode: f.Station, StationZone: f.Zone, FirmCode: f.Code, FirmName: f.Name,
		FirmAddress: f.Address, Country: f.Country, TIN: f.TIN, SiteCode: f.Site, SiteName: f.SiteAt,
		Fallback: f.Letters, Marks: f.Marks, Gates: trade.Gates}
}

// furnish adds the first administrator, the registers and the GS1 prefix. Asked again after a cut it goes on.
func (f FirstStart) furnish(ctx context.Context, st *station.Station) error {
	person, err := st.Access.FirstAdministrator(ctx, f.Admin, f.PIN, "")
	if err != nil {
		return err
	}
	admin := trade.Actor{PersonID: person.ID, Name: person.Name, Roles: person.Roles}
	if _, err := st.Registers.LoadShipped(ctx, admin, ""); err != nil {
		return err
	}
	if f.Prefix == "" {
		return nil
	}
	_, err = st.Settings.ChangeFirm(ctx, admin, settings.ChangeFirmRequest{Fallback: f.Letters, Marks: f.Marks,
		Prefixes: []trade.GS1Prefix{{Prefix: f.Prefix, ValidFrom: "2000-01-01"}}})
	return err
}

// PlayDay plays the demonstration day into a new ledger, to look around in. Progress comes as "day" events.
func (s *Session) PlayDay() error {
	ready, err := s.d.house.isSetUp()
	if err != nil {
		return told(err)
	}
	if ready {
		return told(fault.New(fault.Conflict, words.AppNotEmpty, nil))
	}
	return told(s.d.house.playDay(func(e demo.Event) { s.d.emit("day", e) }))
}

// ChangeMyPIN gives whoever is signed in another PIN.
func (s *Session) ChangeMyPIN(pin string) error {
	return s.d.do(func(ctx context.Context, st *station.Station, actor trade.Actor) error {
		return st.Access.ChangePIN(ctx, actor, access.ChangePINRequest{PersonID: actor.PersonID, NewPIN: pin})
	})
}
