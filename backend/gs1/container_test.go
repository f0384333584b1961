package gs1_test

import (
	"testing"

	"tradehub/backend/fault"
	"tradehub/backend/gs1"
)

func TestParseContainer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want, key string }{
		{"CSQU3054383", "CSQU3054383", ""},
		{"LKCU4200177", "LKCU4200177", ""},
		{"LKCU4200182", "LKCU4200182", ""},
		{"LKCU4182068", "LKCU4182068", ""},
		{"LKCU8003155", "LKCU8003155", ""},
		{" lkcu 420017-7\r\n", "LKCU4200177", ""},
		{" ZEPU-003725 [5]", "ZEPU0037255", ""},
		{"LKCU4200171", "", "gs1.container_check_digit"},
		{"CSQU3054838", "", "gs1.container_check_digit"},
		{"CSQR3054383", "", "gs1.container_category"},
		{"CSQU305438", "", "gs1.container_form"},
		{"CSQU30543833", "", "gs1.container_form"},
		{"C5QU3054383", "", "gs1.container_form"},
		{"CSQU3O54383", "", "gs1.container_form"},
		{"ກຂU3054383", "", "gs1.container_form"},
		{"", "", "gs1.container_form"},
	} {
		got, err := gs1.ParseContainer(c.text)
		if err != nil {
			onlyFault(t, err)
		}
		if string(got) != c.want || fault.KeyOf(err) != c.key {
			t.Errorf("ParseContainer(%q) = %q, %v, want %q %s", c.text, got, err, c.want, c.key)
		}
	}
}

func TestContainerFaultNamesTheExpectedDigit(t *testing.T) {
	t.Parallel()
	_, err := gs1.ParseContainer("LKCU4200171")
	f := onlyFault(t, err)
	if f.Params["expected"] != "7" || f.Params["found"] != "1" || f.Params["value"] != "LKCU4200171" {
		t.Errorf("wrong params: %v", f)
	}
}

func TestDiscouragedContainer(t *testing.T) {
	t.Parallel()
	for number, want := range map[gs1.ContainerNumber]bool{
		"LKCU1000010": true, "CBHU8084910": true, "CBHU8462460": false, "CSQU3054383": false, "": false, "X": false,
	} {
		if got := number.Discouraged(); got != want {
			t.Errorf("%q.Discouraged() = %v, want %v", number, got, want)
		}
	}
	if got := gs1.ContainerNumber("LKCU1000010").Owner(); got != "LKC" {
		t.Errorf("Owner = %q", got)
	}
}

func TestParseWagon(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want, key string }{
		{"5231417", "5231417", ""},
		{" 523 1418 ", "5231418", ""},
		{"21 81 2471 217-3", "218124712173", ""},
		{"518008430010", "518008430010", ""},
		{"218124712174", "", "gs1.wagon_check_digit"},
		{"0231417", "", "gs1.wagon_form"},
		{"523141", "", "gs1.wagon_form"},
		{"52314178", "", "gs1.wagon_form"},
		{"X5231417", "", "gs1.wagon_form"},
		{"", "", "gs1.wagon_form"},
	} {
		got, err := gs1.ParseWagon(c.text)
		if err != nil {
			onlyFault(t, err)
		}
		if string(got) != c.want || fault.KeyOf(err) != c.key {
			t.Errorf("ParseWagon(%q) = %q, %v, want %q %s", c.text, got, err, c.want, c.key)
		}
	}
}

func FuzzParseContainer(f *testing.F) {
	for _, seed := range []string{"CSQU3054383", " lkcu 420017-7", "\xff\xfe", "ZEPU-003725 [5]", "ກຂຄງ1234567", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		number, err := gs1.ParseContainer(text)
		if err != nil {
			if number != "" || fault.CodeOf(err) != fault.Invalid {
				t.Errorf("ParseContainer(%q) = %q, %v", text, number, err)
			}
			return
		}
		if again, err := gs1.ParseContainer(string(number)); err != nil || again != number {
			t.Errorf("%q read again as %q, %v", number, again, err)
		}
	})
}
