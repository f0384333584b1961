package exchange

import "tradehub/backend/dossier"

// item is one line of the certificate: goods of one species with their packages, origin and treatments.
func (c certificate) item(line dossier.Line) *node {
	sum, i := c.f.OfLine(line.Number), line.Item
	condition := ""
	if i.Fresh {
		condition = "Fresh"
	}
	root := group("ram:IncludedSPSTradeLineItem",
		leaf("ram:SequenceNumeric", whole(int64(line.Number))),
		leaf("ram:Description", i.PaperName, "languageID", "en"),
		leaf("ram:CommonName", i.NameEN, "languageID", "en"),
		leaf("ram:ScientificName", i.Species),
		leaf("ram:NetWeightMeasure", kilograms(sum.NetG), "unitCode", "KGM"),
		leaf("ram:GrossWeightMeasure", kilograms(sum.GrossG()), "unitCode", "KGM"))
	for _, mark := range c.lotMarks(line.Number) {
		root.add(spsNote("ram:AdditionalInformationSPSNote", "DMTLIL", mark))
	}
	root.add(
		classified("HS", digitsOf(i.HS6), ""),
		classified("IPPCPCC", "", condition),
		group("ram:PhysicalSPSPackage", leaf("ram:LevelCode", "1"), leaf("ram:TypeCode", line.Package),
			leaf("ram:ItemQuantity", whole(sum.Packages))))
	root.add(c.origins(line.Number)...)
	root.add(c.treatments(line.Number)...)
	return root
}

func classified(system, code, name string) *node {
	if code == "" && name == "" {
		return nil
	}
	return group("ram:ApplicableSPSClassification", leaf("ram:SystemName", system), leaf("ram:ClassCode", code),
		leaf("ram:ClassName", name))
}

// lotMarks tell each lot of a line with the registrations that authorities look for.
func (c certificate) lotMarks(line int) (all []string) {
	for _, l := range c.f.Lots {
		if l.Line != line {
			continue
		}
		mark := "LOT " + l.Number
		for _, of := range []struct{ name, value string }{{"ORCHARD", l.Orchard}, {"PACKHOUSE", l.Packhouse},
			{"PRODUCER", l.Producer}} {
			if of.value != "" {
				mark += ", " + of.name + " " + of.value
			}
		}
		all = append(all, mark)
	}
	return all
}

// origins are the countries that a line comes from, each with the provinces of its lots.
func (c certificate) origins(line int) (all []*node) {
	seen := map[string]bool{}
	for _, l := range c.f.Lots {
		if l.Line != line || seen[l.Country+l.Province] {
			continue
		}
		seen[l.Country+l.Province] = true
		all = append(all, group("ram:OriginSPSCountry", leaf("ram:ID", l.Country),
			group("ram:SubordinateSPSCountrySubDivision",
				leaf("ram:Name", joined(", ", l.District, l.Province)))))
	}
	return all
}

// treatments are those of the transport units that hold some of the line. Amounts stand in words: the dossier has them
// as the record says them.
func (c certificate) treatments(line int) (all []*node) {
	holds := map[string]bool{"": true}
	for _, t := range c.f.Transport {
		holds[t.Number] = inTransport(c.f, t, line).Packages > 0
	}
	for _, t := range c.f.Treatments {
		if holds[t.Transport] {
			all = append(all, treated(t))
		}
	}
	return all
}

func treated(t dossier.Treatment) *node {
	period := func(name, at string) *node { return group(name, leaf("udt:DateTimeString", at)) }
	root := group("ram:AppliedSPSProcess", leaf("ram:TypeCode", "ZZZ"),
		group("ram:CompletionSPSPeriod", period("ram:StartDateTime", t.StartedAt),
			period("ram:EndDateTime", t.EndedAt)))
	for _, of := range []struct{ code, value string }{
		{"TTFT", t.Kind}, {"TTCH", t.Chemical}, {"TTCO", t.Concentration}, {"TTTM", t.Temperature},
		{"TTAI", joined("; ", t.Duration, t.By, t.Certificate, t.Note)},
	} {
		if of.value != "" {
			root.add(group("ram:ApplicableSPSProcessCharacteristic", leaf("ram:Description", of.code),
				leaf("ram:Description", of.value, "languageID", "en")))
		}
	}
	return root
}
