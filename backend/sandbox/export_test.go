package sandbox

import "tradehub/backend/remote"

// Checker gives the check of one schema of the contract, for the tests that hold it against another validator.
func Checker(name string) (func([]byte) error, error) {
	c, err := compileContract(remote.Contract)
	if err != nil {
		return nil, err
	}
	s, err := c.compiler.ref("#/components/schemas/" + name)
	return func(raw []byte) error {
		if bad := s.check(raw); bad != nil {
			return bad
		}
		return nil
	}, err
}

// CompileContract compiles any contract and tells what it does not understand.
func CompileContract(document []byte) error {
	_, err := compileContract(document)
	return err
}
