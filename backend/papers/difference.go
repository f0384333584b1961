package papers

import (
	"fmt"
	"reflect"
	"strings"
)

// firstDifference tells where two values of a type differ first, as a JSON pointer; nothing where they are the same.
func firstDifference(at string, a, b reflect.Value) string {
	switch a.Kind() {
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return differs(at, a.IsNil() != b.IsNil())
		}
		return firstDifference(at, a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			name, _, _ := strings.Cut(a.Type().Field(i).Tag.Get("json"), ",")
			if found := firstDifference(at+"/"+name, a.Field(i), b.Field(i)); found != "" {
				return found
			}
		}
		return ""
	case reflect.Slice:
		for i := range min(a.Len(), b.Len()) {
			if found := firstDifference(fmt.Sprintf("%s/%d", at, i), a.Index(i), b.Index(i)); found != "" {
				return found
			}
		}
		return differs(at, a.Len() != b.Len())
	}
	return differs(at, !reflect.DeepEqual(a.Interface(), b.Interface()))
}

func differs(at string, are bool) string {
	if are {
		return at
	}
	return ""
}
