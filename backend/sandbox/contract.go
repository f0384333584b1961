package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"tradehub/backend/remote"
)

// contract is the OpenAPI document, compiled: what the platform serves is what the document names, and what
// the document does not allow is neither taken nor given.
type contract struct {
	compiler   *compiler
	operations []*operation
	message    *schema                 // one message of a batch
	documents  map[remote.Kind]*schema // documents by kind
	asOf       *schema
}

// operation is one method on one path.
type operation struct {
	id         string
	method     string
	path       string
	parameters []parameter
	body       *schema // nil when it takes none
	answers    map[string]*schema
}

// parameter is a value in the path, the query or a header.
type parameter struct {
	name     string
	in       string
	required bool
	schema   *schema
}

// media types of the contract.
const (
	mediaJSON    = "application/json"
	mediaProblem = "application/problem+json"
)

// compileContract reads the OpenAPI document.
func compileContract(document []byte) (*contract, error) {
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	c := &compiler{done: map[string]*schema{}}
	if err := decoder.Decode(&c.document); err != nil {
		return nil, err
	}
	made := &contract{compiler: c}
	if err := made.compileOperations(); err != nil {
		return nil, err
	}
	return made, made.compileParts()
}

// compileParts compiles the schemas that are checked alone, inside a larger body.
func (c *contract) compileParts() error {
	c.documents = map[remote.Kind]*schema{}
	parts := map[string]func(*schema){
		"Message":     func(s *schema) { c.message = s },
		"AsOf":        func(s *schema) { c.asOf = s },
		"Consignment": func(s *schema) { c.documents[remote.Consignments] = s },
		"Shipment":    func(s *schema) { c.documents[remote.Shipments] = s },
		"Stock":       func(s *schema) { c.documents[remote.Stock] = s },
	}
	for name, put := range parts {
		s, err := c.compiler.ref("#/components/schemas/" + name)
		if err != nil {
			return err
		}
		put(s)
	}
	return nil
}

func (c *contract) compileOperations() error {
	paths, err := c.compiler.resolve("#/paths")
	if err != nil {
		return err
	}
	for _, path := range sortedNames(paths) {
		item, _ := paths[path].(map[string]any)
		for _, method := range []string{"get", "put", "post", "delete"} {
			node, ok := item[method].(map[string]any)
			if !ok {
				continue
			}
			made, err := c.compileOperation(node, item["parameters"])
			if err != nil {
				return fmt.Errorf("%s %s: %w", method, path, err)
			}
			made.method, made.path = strings.ToUpper(method), path
			c.operations = append(c.operations, made)
		}
	}
	return nil
}

func (c *contract) compileOperation(node map[string]any, shared any) (*operation, error) {
	id, _ := node["operationId"].(string)
	o := &operation{id: id, answers: map[string]*schema{}}
	for _, list := range []any{shared, node["parameters"]} {
		if err := c.compileParameters(o, list); err != nil {
			return nil, err
		}
	}
	var err error
	if body, ok := node["requestBody"].(map[string]any); ok {
		if o.body, err = c.content(body); err != nil {
			return nil, err
		}
	}
	responses, _ := node["responses"].(map[string]any)
	for status, response := range responses {
		if o.answers[status], err = c.content(response); err != nil {
			return nil, fmt.Errorf("%s: %w", status, err)
		}
	}
	return o, nil
}

func (c *contract) compileParameters(o *operation, list any) error {
	nodes, _ := list.([]any)
	for _, value := range nodes {
		node, err := c.follow(value)
		if err != nil {
			return err
		}
		p := parameter{}
		p.name, _ = node["name"].(string)
		p.in, _ = node["in"].(string)
		p.required, _ = node["required"].(bool)
		if p.schema, err = c.compiler.child(node["schema"]); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		o.parameters = append(o.parameters, p)
	}
	return nil
}

// content compiles the schema of a body or an answer; the contract gives each exactly one media type.
func (c *contract) content(value any) (*schema, error) {
	node, err := c.follow(value)
	if err != nil {
		return nil, err
	}
	content, _ := node["content"].(map[string]any)
	for _, media := range []string{mediaJSON, mediaProblem} {
		if body, ok := content[media].(map[string]any); ok {
			return c.compiler.child(body["schema"])
		}
	}
	return nil, fmt.Errorf("has no JSON content")
}

// follow resolves a parameter, body or response that is a reference.
func (c *contract) follow(value any) (map[string]any, error) {
	node, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%v is no object", value)
	}
	if ref, ok := node["$ref"].(string); ok {
		return c.compiler.resolve(ref)
	}
	return node, nil
}

// checkParameters holds path, query and headers of a request against the operation.
func (o *operation) checkParameters(r *http.Request) *problem {
	for _, p := range o.parameters {
		text, given := p.find(r)
		if !given && p.required {
			return problemf(http.StatusBadRequest, p.missingCode(), "%s %s is missing", p.in, p.name)
		}
		if !given {
			continue
		}
		if bad := p.check(text); bad != nil {
			return problemf(http.StatusBadRequest, codeInvalidParameter, "%s %s %s", p.in, p.name, bad)
		}
	}
	return nil
}

// find gives the parameter's text; an empty query value counts as none.
func (p parameter) find(r *http.Request) (text string, given bool) {
	switch p.in {
	case "path":
		return r.PathValue(p.name), true
	case "query":
		text = r.URL.Query().Get(p.name)
	default:
		text = r.Header.Get(p.name)
	}
	return text, text != ""
}

func (p parameter) check(text string) *breach {
	if p.schema.shape == integerShape {
		return p.schema.check([]byte(text))
	}
	return p.schema.checkText([]byte(text))
}

// missingCode is the code of a missing parameter (draft-ietf-httpapi-idempotency-key-header-07 tells a missing
// key from other faults).
func (p parameter) missingCode() string {
	if p.name == headerKey {
		return codeKeyMissing
	}
	return codeInvalidParameter
}

// checkAnswer holds an answer against the operation's schema for its status.
func (o *operation) checkAnswer(status int, body []byte) *breach {
	want, ok := o.answers[strconv.Itoa(status)]
	if !ok && status >= http.StatusBadRequest {
		want, ok = o.answers["default"]
	}
	if !ok {
		return &breach{reason: fmt.Sprintf("status %d is not in the contract", status)}
	}
	return want.check(body)
}
