package device

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"sync"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// File is a printer that is a file: labels are written behind what it holds, a PDF only into a new one.
type File struct {
	path string
	turn sync.Mutex // one job at a time
}

// Status tells whether the file can be written to; the unavailable fault device.printer_file says that it cannot.
func (f *File) Status(context.Context) (Status, error) {
	_, err := os.Stat(f.path)
	if errors.Is(err, fs.ErrNotExist) {
		return Status{Said: "new"}, nil
	}
	file, err := os.OpenFile(f.path, os.O_WRONLY, 0)
	if err != nil {
		return Status{}, f.refused(err)
	}
	return Status{Said: "file"}, file.Close()
}

func (f *File) refused(err error) error {
	return fault.New(fault.Unavailable, words.DevicePrinterFile, fault.Params{"path": f.path}).Because(err)
}

// Send writes the labels and brings them to disk; see Printer. A job that does not fit is taken back whole.
func (f *File) Send(ctx context.Context, job Job, tell func(Progress)) (Outcome, error) {
	if err := job.check(f.path, ZPL, PDF); err != nil {
		return job.all(Queued), err
	}
	if tell != nil {
		tell(Progress{Total: int64(len(job.Labels))})
	}
	if err := context.Cause(ctx); err != nil {
		return job.all(Queued), err
	}
	f.turn.Lock()
	defer f.turn.Unlock()
	flag := os.O_APPEND
	if job.Form == PDF {
		flag = os.O_EXCL
	}
	file, err := os.OpenFile(f.path, os.O_WRONLY|os.O_CREATE|flag, 0o600)
	if err != nil {
		return job.all(Queued), f.refused(err)
	}
	if err := errors.Join(write(file, job.whole()), file.Close()); err != nil {
		return job.all(Queued), f.refused(err)
	}
	if tell != nil {
		total := int64(len(job.Labels))
		tell(Progress{Printed: total, Sent: total, Total: total})
	}
	return job.all(Printed), nil
}

// write adds content to the end of a file, or leaves the file as it was.
func write(file *os.File, content []byte) error {
	before, err := file.Stat()
	if err != nil {
		return err
	}
	if _, err = file.Write(content); err == nil {
		err = file.Sync()
	}
	if err != nil {
		return errors.Join(err, file.Truncate(before.Size()))
	}
	return nil
}
