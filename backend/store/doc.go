// Package store keeps the ledger: a journal that is only added to, the projections that follow from it, and the
// few tables that run the station. It is the only room, besides the demonstration platform, that speaks SQL.
//
// Open gives a DB. Everything is read in DB.Read and written in DB.Write; both hand a Tx to a function, and what
// that function wrote is durable when Write returns (WAL, synchronous FULL), or not there at all. Use cases load
// nouns from the Tx, decide with package trade, fill a trade.Entry and post it with Tx.Post, which writes the
// journal, the chain and every projection in the same transaction.
//
// One process holds a ledger at a time; inside it one writer works while several readers read.
package store
