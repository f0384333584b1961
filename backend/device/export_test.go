package device

// ParseHostStatus is parseHostStatus, for the fuzzer.
func ParseHostStatus(one, two, three string) (HostStatus, error) {
	return parseHostStatus([3]string{one, two, three})
}

// ParseErrorStatus is parseErrorStatus, for the fuzzer.
func ParseErrorStatus(block string) (Status, error) { return parseErrorStatus(block) }

// Split is the splitter of scans, for the fuzzer.
func (p ScannerProfile) Split(kept []byte, gap bool) ([]string, []byte) { return p.split(kept, gap) }
