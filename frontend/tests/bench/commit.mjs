// The floor of a scan: one row and one durable commit, through the driver and with the settings of the ledger. Its
// source is written where the programs are built and removed again, because only the store may use the driver.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bin, root, run } from './ledgers.mjs';

const program = `package main

import (
	"bufio"
	"database/sql"
	"fmt"
	"os"
	"time"

	_ "modernc.org/sqlite"
)

func main() {
	db, err := sql.Open("sqlite", "file:"+os.Args[1]+
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	must(err)
	db.SetMaxOpenConns(1)
	_, err = db.Exec("CREATE TABLE t (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT")
	must(err)
	insert, err := db.Prepare("INSERT INTO t (body) VALUES ($1)")
	must(err)
	for asked := bufio.NewScanner(os.Stdin); asked.Scan(); {
		start := time.Now()
		_, err := insert.Exec("one scanned unit, saved")
		must(err)
		fmt.Println(time.Since(start).Nanoseconds())
	}
	must(db.Close())
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
`;

/** Gives do a function that commits one row and tells how many milliseconds that took. */
export async function withCommits(work) {
  const built = await build();
  const scratch = await mkdtemp(join(tmpdir(), 'tradehub-commit-')); // where the copies of the ledgers lie too
  const child = spawn(built, [join(scratch, 'bare.db')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const commit = async () => {
    child.stdin.write('\n');
    const { value, done } = await lines.next();
    if (done) throw new Error('the bare commit has ended');
    return Number(value) / 1e6;
  };
  try {
    return await work(commit);
  } finally {
    child.stdin.end();
    await ended;
    await rm(scratch, { recursive: true, force: true });
  }
}

async function build() {
  const source = join(root, 'build', 'bin', '_commit'); // Go leaves folders out that begin with a low line
  const built = join(bin, 'bare-commit');
  await mkdir(source, { recursive: true });
  try {
    await writeFile(join(source, 'main.go'), program);
    await run('go', ['build', '-trimpath', '-o', built, './build/bin/_commit'], { cwd: root });
  } finally {
    await rm(source, { recursive: true, force: true });
  }
  return built;
}
