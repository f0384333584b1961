package store

// Cursor is how far a channel is read and how far it has acknowledged what we wrote.
type Cursor struct {
	Channel string
	History string // the platform's name for its own history
	Cursor  string // opaque: where the next page of changes begins
	Commit  int64  // the platform's last commit that we have seen
	Epoch   int64  // our epoch when we last knew all it holds; another one, or 0, means: read before writing
}

// Cursor reads a channel's cursor; a channel never read has an empty one.
func (tx *Tx) Cursor(channel string) (Cursor, error) {
	c := Cursor{Channel: channel}
	_, err := tx.row(`SELECT history, cursor, commit_no, epoch FROM channel_cursor WHERE channel = $1`,
		[]any{channel}, &c.History, &c.Cursor, &c.Commit, &c.Epoch)
	return c, err
}

// PutCursor replaces a channel's cursor, in the transaction of what was read up to it.
func (tx *Tx) PutCursor(c Cursor) error {
	return tx.exec(`INSERT INTO channel_cursor (channel, history, cursor, commit_no, epoch) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (channel) DO UPDATE SET history = excluded.history, cursor = excluded.cursor,
		  commit_no = excluded.commit_no, epoch = excluded.epoch`, c.Channel, c.History, c.Cursor, c.Commit, c.Epoch)
}

// RemoteDocument is what a channel is known to hold.
type RemoteDocument struct {
	Channel, Kind, Subject string
	Version, Commit        int64
	Key                    string
	Document               string
}

// PutRemoteDocument keeps what a channel holds; a page read twice changes nothing, and neither does an older
// version after a newer one.
func (tx *Tx) PutRemoteDocument(d RemoteDocument) error {
	return tx.exec(`INSERT INTO remote_document (channel, kind, subject, version, commit_no, key, document)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (channel, kind, subject) DO UPDATE SET version = excluded.version,
		  commit_no = excluded.commit_no, key = excluded.key, document = excluded.document
		WHERE excluded.commit_no >= remote_document.commit_no`,
		d.Channel, d.Kind, d.Subject, d.Version, d.Commit, d.Key, d.Document)
}

// RemoteDocuments lists what a channel is known to hold.
func (tx *Tx) RemoteDocuments(channel string) (all []RemoteDocument, err error) {
	err = tx.each(`SELECT channel, kind, subject, version, commit_no, key, document FROM remote_document
		WHERE channel = $1 ORDER BY kind, subject`, []any{channel}, func(into func(...any) error) error {
		var d RemoteDocument
		err := into(&d.Channel, &d.Kind, &d.Subject, &d.Version, &d.Commit, &d.Key, &d.Document)
		all = append(all, d)
		return err
	})
	return all, err
}

// ForgetRemote drops what a channel was known to hold after a commit; commit -1 means everything.
func (tx *Tx) ForgetRemote(channel string, commit int64) error {
	return tx.exec(`DELETE FROM remote_document WHERE channel = $1 AND commit_no > $2`, channel, commit)
}
