package papers

import (
	"tradehub/backend/forms"
	"tradehub/backend/trade"
)

// throughGate asks the gate before certificates are applied for: those of origin and of plant health.
func (s *Service) throughGate(p *paperwork) error {
	if s.gate == nil || p.Form.Ours || !applied(p.Form) {
		return nil
	}
	return s.gate(p.tx, p.dossier.Reference, trade.GateApplication)
}

// applied tells whether a form is an application for a certificate.
func applied(f forms.Form) bool {
	return f.Group() == forms.GroupOrigin || f.Group() == forms.GroupPlantHealth
}
