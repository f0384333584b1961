package syncing

import (
	"context"

	"tradehub/backend/fault"
	"tradehub/backend/remote"
	"tradehub/backend/store"
	"tradehub/templates/words"
)

// pageItems is how many changes one page holds.
const pageItems = 100

// nothing is before the first commit of any history.
const nothing = -1

// shakeHands asks where the platform stands and compares that with what we know of it.
//
//	another history               another platform: all it may be told is told again
//	a smaller commit than seen    restored to the past: what it acknowledged after is told again
//	another epoch of ours         we were restored: what it holds is read first
func (r *run) shakeHands(ctx context.Context) error {
	var head remote.Head
	err := r.ask(func() (err error) {
		head, err = r.client.Head(ctx)
		return err
	})
	if err != nil {
		return err
	}
	c := r.cursor
	switch {
	case c.History == "":
		return r.meet(ctx, head, head.Commit)
	case c.History != head.History:
		return r.meet(ctx, head, nothing)
	case c.Commit > head.Commit:
		return r.meet(ctx, head, head.Commit)
	case c.Epoch != r.epoch && c.Epoch != 0:
		return r.startOver(ctx, false)
	}
	return nil
}

// meet begins with a platform anew, as far as it kept what it had: up to a commit.
func (r *run) meet(ctx context.Context, head remote.Head, kept int64) error {
	met := store.Cursor{Channel: r.cursor.Channel, History: head.History, Commit: head.Commit}
	var again int64
	err := r.db.Write(ctx, func(tx *store.Tx) (err error) {
		if again, err = tx.ReopenAfter(met.Channel, kept); err != nil {
			return err
		}
		if err := tx.ForgetRemote(met.Channel, kept); err != nil {
			return err
		}
		return tx.PutCursor(met)
	})
	if err != nil {
		return err
	}
	r.cursor = met
	r.report.Reopened += again
	return nil
}

// startOver makes the feed be read from its beginning, and forgets what was read of it where that may no longer
// be true. Until it is read, an epoch of 0 keeps us from writing, in this run and, when this run is cut, in the
// next.
func (r *run) startOver(ctx context.Context, forget bool) error {
	again := r.cursor
	again.Cursor, again.Epoch = "", 0
	err := r.db.Write(ctx, func(tx *store.Tx) error {
		if forget {
			if err := tx.ForgetRemote(again.Channel, nothing); err != nil {
				return err
			}
		}
		return tx.PutCursor(again)
	})
	if err != nil {
		return err
	}
	r.cursor = again
	return nil
}

// pull reads the changes behind the cursor. A page and the cursor behind it are put down together, so that a
// page is never lost; one that comes twice changes nothing.
func (r *run) pull(ctx context.Context) error {
	for more, still := true, 0; more; {
		var page remote.Page
		err := r.ask(func() (err error) {
			page, err = r.client.Changes(ctx, r.cursor.Cursor, pageItems)
			return err
		})
		if fault.KeyOf(err) == string(words.RemoteCursorExpired) {
			if err = r.expire(ctx); err == nil {
				continue
			}
		}
		if err != nil {
			return err
		}
		more = page.HasMore
		if still++; page.NextCursor != r.cursor.Cursor {
			still = 0
		}
		if more && still == maxFailures { // pages that come twice are harmless, but this would go on for ever
			r.stop(remote.Server)
			return errStopped
		}
		if err := r.keep(ctx, page); err != nil {
			return err
		}
	}
	return nil
}

// expire begins the feed again when the platform no longer knows our place in it. It was restored and has gone
// on since, or it forgets old places; what it holds of ours is found out when all is read.
func (r *run) expire(ctx context.Context) error {
	if r.expired || r.cursor.Cursor == "" {
		r.stop(remote.Server)
		return errStopped
	}
	r.expired = true
	return r.startOver(ctx, true)
}

// keep puts a page down.
func (r *run) keep(ctx context.Context, page remote.Page) error {
	next := r.cursor
	next.Cursor = page.NextCursor
	err := r.db.Write(ctx, func(tx *store.Tx) error {
		for _, d := range page.Items {
			next.Commit = max(next.Commit, d.Commit)
			err := tx.PutRemoteDocument(store.RemoteDocument{Channel: next.Channel, Kind: string(d.Kind),
				Subject: d.ExternalID, Version: d.Version, Commit: d.Commit, Key: d.Key, Document: string(d.Body)})
			if err != nil {
				return err
			}
		}
		return tx.PutCursor(next)
	})
	if err != nil {
		return err
	}
	r.cursor = next
	r.report.Pulled += int64(len(page.Items))
	return nil
}
