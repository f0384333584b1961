package papers

// throughGate asks the gate before certificates are applied for: those of origin and of plant health.
// Where a paper is replaced because the facts have changed, the others may be out of date as well, and one has to be
// the first: the gate does not look at what stands of them then. That of despatch looks at all.
func (s *Service) throughGate(p *paperwork, asked bool) error {
	if s.gate == nil || !p.Form.Applied() {
		return nil
	}
	return s.gate(p.tx, p.dossier.Reference, asked && len(p.standing()) > 0)
}
