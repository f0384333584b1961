package remote_test

import (
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"

	"tradehub/backend/remote"
)

// The contract is a valid OpenAPI 3.1 document whose references all lead somewhere.
func TestContractIsOpenAPI(t *testing.T) {
	t.Parallel()
	document, err := libopenapi.NewDocument(remote.Contract)
	if err != nil {
		t.Fatal(err)
	}
	if got := document.GetVersion(); got != "3.1.0" {
		t.Errorf("version %s", got)
	}
	model, err := document.BuildV3Model()
	if err != nil {
		t.Fatal(err)
	}
	if bad := model.Index.GetReferenceIndexErrors(); len(bad) > 0 {
		t.Errorf("references: %v", bad)
	}
	whole, bad := validator.NewValidator(document)
	if len(bad) > 0 {
		t.Fatal(bad)
	}
	if ok, found := whole.ValidateDocument(); !ok {
		for _, f := range found {
			t.Error(f)
		}
	}
}
