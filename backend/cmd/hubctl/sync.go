package main

import (
	"context"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"tradehub/backend/fault"
	"tradehub/backend/station"
	"tradehub/backend/syncing"
	"tradehub/backend/trade"
	"tradehub/templates/words"
)

func (p *program) syncCommand() *cobra.Command {
	var channel string
	c := p.verb("sync", "send what waits to the platform and read what changed there",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			report, err := s.Syncing.Sync(ctx, actor, channel)
			if err != nil {
				return err
			}
			if err := p.showReport(report); err != nil {
				return err
			}
			if stopped := report.Fault(); stopped != nil {
				return stopped
			}
			return nil
		})
	c.PersistentFlags().StringVar(&channel, "channel", "domestic", "the platform's channel")
	c.AddCommand(p.statusCommand(), p.messagesCommand(&channel), p.retryCommand(&channel), p.resolveCommand())
	return c
}

// reportRow is the report of a run as it is written: durations in seconds, and times only where there is one.
type reportRow struct {
	Sent, Recognised, Rejected, Conflicts, Reopened, Pulled, Waiting int64

	Oldest      time.Time `json:",omitzero"` // when the oldest message that is not sent was written
	OldestAgeS  int64
	Offline     bool
	Reason      string // why the run stopped before its end; empty when it did not
	RetryAfterS int64  // how long the platform asks to wait
}

func (p *program) showReport(r syncing.Report) error {
	row := reportRow{r.Sent, r.Recognised, r.Rejected, r.Conflicts, r.Reopened, r.Pulled, r.Waiting, r.Oldest,
		int64(r.OldestAge / time.Second), r.Offline, string(r.Reason), int64(r.RetryAfter / time.Second)}
	return p.show(row, "%d sent, %d recognised, %d rejected, %d in conflict; %d read; %d waiting%s.", r.Sent, r.Recognised,
		r.Rejected, r.Conflicts, r.Pulled, r.Waiting, sentAgain(r.Reopened))
}

// sentAgain tells of messages that the platform has lost.
func sentAgain(lost int64) string {
	if lost == 0 {
		return ""
	}
	return "; the platform had lost " + counted(lost, "message") + ", sent again"
}

// statusRow is how a channel stands as it is written: times only where there is one.
type statusRow struct {
	syncing.ChannelStatus
	Oldest time.Time `json:",omitzero"`
}

func (p *program) statusCommand() *cobra.Command {
	return p.verb("status", "tell how far each channel is behind",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			all, err := s.Syncing.Status(ctx, actor)
			if err != nil {
				return err
			}
			rows := make([]statusRow, len(all))
			for i, one := range all {
				rows[i] = statusRow{one, one.Oldest}
			}
			return list(p, rows, "No channel is set up.", heads("channel", "waiting.", "rejected.", "conflicts.",
				"oldest not sent", "platform"), func(one statusRow) []string {
				return []string{one.Channel.Code, number(one.Waiting), number(one.Rejected), number(one.Conflicts),
					moment(one.Oldest), one.Channel.BaseURL + unless(one.Channel.Active, ", switched off")}
			})
		})
}

func (p *program) messagesCommand(channel *string) *cobra.Command {
	var f syncing.Filter
	var state, kind string
	c := p.verb("messages", "list messages that are not sent, those of one state, or all about one subject",
		func(ctx context.Context, s *station.Station, actor trade.Actor, _ []string) error {
			f.Channel, f.State, f.Kind = *channel, trade.MessageState(state), trade.MessageKind(kind)
			all, err := s.Syncing.Messages(ctx, actor, f)
			if err != nil {
				return err
			}
			none := "There is no such message."
			if state == "" && f.Subject == "" {
				none = "All messages are sent."
			}
			return list(p, messageRows(all), none, heads("number.", "kind", "subject", "state",
				"tries.", "what the platform said"), messageRow.cells)
		})
	flags := c.Flags()
	flags.StringVar(&state, "state", "", "waiting, sent, rejected or conflict; all that are not sent where left out")
	flags.Int64Var(&f.After, "after", 0, "only messages behind this number")
	flags.IntVar(&f.Limit, "limit", syncing.DefaultLimit, "how many at most")
	flags.StringVar(&kind, "kind", "", "with --subject: consignments, shipments or stock")
	flags.StringVar(&f.Subject, "subject", "", "all messages about this one, sent or not")
	return c
}

// messageRow is a message as it is written: the time of its next try only where there is one.
type messageRow struct {
	trade.Message
	NextAt time.Time `json:",omitzero"`
}

func messageRows(all []trade.Message) []messageRow {
	rows := make([]messageRow, len(all))
	for i, one := range all {
		rows[i] = messageRow{one, one.NextAt}
	}
	return rows
}

func (m messageRow) cells() []string {
	said := m.Detail
	if !m.NextAt.IsZero() {
		said += "; next try at " + moment(m.NextAt)
	}
	return []string{strconv.FormatInt(m.N, 10), string(m.Kind), m.Subject, string(m.State), number(m.Attempts), said}
}

func (p *program) retryCommand(channel *string) *cobra.Command {
	return p.verb("retry [NUMBER]", "make a rejected message wait again, or all of the channel; sync sends them",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			if len(args) == 0 {
				count, err := s.Syncing.RetryAll(ctx, actor, *channel)
				if err != nil {
					return err
				}
				return p.show(map[string]any{"count": count}, "Waiting again: %s; whatever waits is due now.",
					counted(count, "rejected message"))
			}
			n, err := messageNumber(args[0])
			if err != nil {
				return err
			}
			if err := s.Syncing.Retry(ctx, actor, n); err != nil {
				return err
			}
			return p.show(map[string]any{"number": n}, "Message %d waits again.", n)
		})
}

// choices are the two ways to end a conflict, in short words.
var choices = map[string]syncing.Choice{"ours": syncing.KeepMine, "theirs": syncing.KeepTheirs}

func (p *program) resolveCommand() *cobra.Command {
	return p.verb("resolve NUMBER OURS_OR_THEIRS", "end a conflict: ours sends our version again, theirs lets the"+
		" platform's stand",
		func(ctx context.Context, s *station.Station, actor trade.Actor, args []string) error {
			n, err := messageNumber(args[0])
			if err != nil {
				return err
			}
			choice, known := choices[args[1]]
			if !known {
				return fault.New(fault.Invalid, words.HubctlChoice, fault.Params{"found": args[1]}).At("choice")
			}
			if err := s.Syncing.Resolve(ctx, actor, n, choice); err != nil {
				return err
			}
			return p.show(map[string]any{"number": n, "choice": choice}, "Message %d: %s.", n, outcomes[choice])
		})
}

var outcomes = map[syncing.Choice]string{syncing.KeepMine: "ours waits to be sent again",
	syncing.KeepTheirs: "the platform's version stands"}

func messageNumber(typed string) (int64, error) {
	n, err := strconv.ParseInt(typed, 10, 64)
	if err != nil {
		return 0, fault.New(fault.Invalid, words.HubctlMessageNumber, fault.Params{"found": typed}).At("number")
	}
	return n, nil
}
