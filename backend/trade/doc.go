// Package trade holds the nouns of the trade, their rules and their arithmetic: what a consignment, a lot, a
// handling unit, a shipment is, which states follow which, who may do what, and how weights and money are
// reckoned. It knows no disk, no network and no clock; times and ids are handed in.
//
// The words are those of the field (ARCHITECTURE.md, "Words"). Weights are integer grams, quantities are
// thousandths of the item's Rec 20 unit, money is integer minor units with its ISO 4217 code.
package trade
