package device_test

import (
	"fmt"
	"os"
	"testing"

	"golang.org/x/sys/unix"

	"tradehub/backend/device"
)

// terminal makes a pair of pseudo-terminals: what is written to the one end is read at the other, which a driver opens
// as it opens a serial port.
func terminal(t *testing.T) (near *os.File, far string) {
	t.Helper()
	near, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no pseudo-terminals here: %v", err)
	}
	t.Cleanup(func() { _ = near.Close() })
	number, err := control(near, func(fd int) (int, error) {
		if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
			return 0, err
		}
		return unix.IoctlGetInt(fd, unix.TIOCGPTN)
	})
	if err != nil {
		t.Fatal(err)
	}
	far = fmt.Sprintf("/dev/pts/%d", number)
	held, err := os.OpenFile(far, os.O_RDWR|unix.O_NOCTTY, 0) // while one end is open, the pair does not end
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = held.Close() })
	if _, err := control(held, raw); err != nil {
		t.Fatal(err)
	}
	return near, far
}

// raw turns off echo and everything else that a terminal does for people.
func raw(fd int) (int, error) {
	settings, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return 0, err
	}
	settings.Iflag, settings.Oflag, settings.Lflag = 0, 0, 0
	return 0, unix.IoctlSetTermios(fd, unix.TCSETS, settings)
}

// control does something with the descriptor of a file, which stays with the file.
func control(file *os.File, do func(fd int) (int, error)) (result int, err error) {
	conn, err := file.SyscallConn()
	if err != nil {
		return 0, err
	}
	var failed error
	err = conn.Control(func(fd uintptr) { result, failed = do(int(fd)) })
	if err == nil {
		err = failed
	}
	return result, err
}

// onPort puts a simulated scale on a serial port.
func onPort(t *testing.T, p device.Protocol) (sim *device.ScaleSimulator, wire string) {
	t.Helper()
	near, far := terminal(t)
	sim = device.NewScaleSimulator(p)
	t.Cleanup(sim.Close)
	sim.Serve(near)
	return sim, "serial:" + far + map[device.Protocol]string{device.SICS: "", device.AND: "@2400,7E1",
		device.CAS: "@9600,8N1"}[p]
}

func TestScalesOnSerialPorts(t *testing.T) {
	t.Parallel()
	weighing(t, onPort)
}

func TestScannersOnSerialPorts(t *testing.T) {
	t.Parallel()
	near, far := terminal(t)
	scanning(t, near, "serial:"+far)
}

func TestAScannerThatIsUnpluggedIsTold(t *testing.T) {
	t.Parallel()
	near, far := terminal(t)
	unplugged(t, near, "serial:"+far)
}

func TestWatchedScalesOnSerialPorts(t *testing.T) {
	t.Parallel()
	watching(t, onPort)
}
