package app

import (
	"log/slog"
	"os"
)

// logFile is the log's name in the data folder.
const logFile = "tradehub.log"

// logTo appends to the log file. It holds kinds and keys of what was refused and faults of the program, never what
// somebody typed, and no names.
func logTo(path string) error {
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	slog.SetDefault(slog.New(slog.NewJSONHandler(file, nil)))
	return nil
}
