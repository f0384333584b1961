package store

// reopened is what a message becomes that has to be sent again: as it was before it was first sent. What a
// person decided about a document that may be gone is decided no more.
const reopened = `state = 'waiting', attempts = 0, next_at = '', version = 0, commit_no = 0,
	condition = CASE WHEN condition LIKE '%:%' THEN '' ELSE condition END`

// ReopenAfter makes waiting again what a channel acknowledged after a commit that is now its last, and tells how
// many messages that are; commit -1 means everything ever sent.
func (tx *Tx) ReopenAfter(channel string, commit int64) (count int64, err error) {
	if _, err = tx.row(`SELECT COUNT(*) FROM outbox WHERE channel = $1 AND state = 'sent' AND commit_no > $2`,
		[]any{channel, commit}, &count); err != nil {
		return 0, err
	}
	if err := tx.exec(`UPDATE outbox SET `+reopened+` WHERE channel = $1 AND state = 'sent' AND commit_no > $2`,
		channel, commit); err != nil {
		return 0, err
	}
	return count, tx.reopenConflicts(channel)
}

// Reopen makes some sent messages of a channel wait again.
func (tx *Tx) Reopen(channel string, numbers []int64) error {
	for _, n := range numbers {
		if err := tx.exec(`UPDATE outbox SET `+reopened+` WHERE n = $1 AND state = 'sent'`, n); err != nil {
			return err
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	return tx.reopenConflicts(channel)
}

// reopenConflicts makes conflicts wait again when the channel has lost something: what they clashed with may be
// gone, so they are judged anew.
func (tx *Tx) reopenConflicts(channel string) error {
	return tx.exec(`UPDATE outbox SET `+reopened+` WHERE channel = $1 AND state <> 'sent' AND state = 'conflict'`,
		channel)
}

// Unheld lists, by their place in the outbox, the messages that a channel acknowledged although the document it
// is known to hold is older than that, or missing. Ask when all its changes have been read.
func (tx *Tx) Unheld(channel string) (all []int64, err error) {
	err = tx.each(`SELECT o.n FROM outbox o LEFT JOIN remote_document r
		ON r.channel = o.channel AND r.kind = o.kind AND r.subject = o.subject
		WHERE o.channel = $1 AND o.state = 'sent' AND o.commit_no > COALESCE(r.commit_no, 0) ORDER BY o.n`,
		[]any{channel}, func(into func(...any) error) error {
			var n int64
			err := into(&n)
			all = append(all, n)
			return err
		})
	return all, err
}

// RetryRejected makes the rejected messages of a channel wait again and forgets how long waiting ones had to
// wait, so that all are due; it tells how many were rejected.
func (tx *Tx) RetryRejected(channel string) (count int64, err error) {
	if _, err = tx.row(`SELECT COUNT(*) FROM outbox WHERE channel = $1 AND state <> 'sent' AND state = 'rejected'`,
		[]any{channel}, &count); err != nil {
		return 0, err
	}
	return count, tx.exec(`UPDATE outbox SET state = 'waiting', attempts = 0, next_at = '' WHERE channel = $1
		AND state <> 'sent' AND (state = 'rejected' OR state = 'waiting' AND next_at <> '')`, channel)
}
