package dossier

// Kept is what the ledger keeps of a dossier. Of a shipment of ours that is what an officer added, and all else is
// computed whenever somebody asks. A dossier from elsewhere is kept whole, as it was read.
type Kept struct {
	Reference string   `json:"reference"` // of the shipment
	Added     Added    `json:"added"`
	Imported  *Dossier `json:"imported,omitempty"`
	Edited    bool     `json:"edited,omitempty"` // this version was typed in the editor, not read from a file
	Copied    string   `json:"copied,omitempty"` // reference of the shipment that this version was copied from
}
