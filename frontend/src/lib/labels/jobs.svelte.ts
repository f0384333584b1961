import { hear, labels, Told, type app } from '$lib/backend';
import type { Told as Refusal } from '$lib/backend/told';

/** What is being printed, or came to its end a moment ago. Its text form crosses with every event. */
export type Run = Omit<app.LabelRun, 'convertValues'>;
export type Job = Omit<app.LabelJob, 'convertValues'>;

/** One job as it stands: what is known of it from the ledger, and how it goes while it is printed. */
export interface Shown {
  key: string;
  run?: Run;
  job?: Job;
}

const going = ['next', 'printing', 'pausing'];

/** Whether a run has not come to its end. */
export const isGoing = (run: Run | undefined) => run !== undefined && going.includes(run.state);

/** How many labels come out between two looks at the fate of each. */
const batch = 25;

/** The label jobs of the station that are printed now, at whichever desk, and those that wait for a person. */
class LabelJobs {
  /** Printing, waiting for their printer, or ended since this page was loaded; the newest last. */
  runs = $state.raw<Run[]>([]);
  /** With something left to do. */
  open = $state.raw<Job[]>([]);
  told = $state.raw<Refusal | null>(null);
  /** Grows whenever labels have come further. */
  changes = $state(0);
  #heard = false;
  #watching = 0;

  /** Keeps what is shown as new as the ledger, until what it gives back is called. */
  watch(): () => void {
    if (!this.#heard) {
      this.#heard = true;
      hear<Run>('labels', (run) => this.#hear(run));
      hear('changed', () => this.#watching > 0 && void this.read());
    }
    this.#watching += 1;
    void this.read();
    return () => {
      this.#watching -= 1;
    };
  }

  async read() {
    try {
      const { runs, jobs } = await labels.Open();
      [this.open, this.told] = [jobs, null];
      await this.#settle();
      for (const run of runs) if (!this.of(run.run)) this.#take(run);
      this.changes += 1;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Runs that left something to do, of which nothing is left by now, learn what became of their jobs. */
  async #settle() {
    const left = ['waiting', 'unresolved'];
    const over = this.runs.filter((r) => left.includes(r.state) && !this.open.some((job) => job.number === r.job));
    for (const run of over) {
      const job = await labels.Job(run.job);
      const printed = job.printed + job.sent;
      const now = { ...run, state: job.state, total: job.total, printed, sent: printed, faults: [] };
      this.runs = this.runs.map((r) => (r.run === run.run ? now : r));
    }
  }

  /** The run of that name. */
  of(run: string): Run | undefined {
    return this.runs.find((r) => r.run === run);
  }

  /** The run that prints a job now. */
  printing(job: string): Run | undefined {
    return this.runs.findLast((r) => r.job === job && isGoing(r));
  }

  /** What wants to be looked at: what is printed, what was refused behind another job, and jobs left to do. */
  get shown(): Shown[] {
    const runs = this.runs.filter((r) => isGoing(r) || r.state === 'refused');
    const rest = this.open.filter((job) => !runs.some((r) => r.job === job.number));
    const jobOf = (run: Run) => this.open.find((job) => job.number === run.job);
    return [...runs.map((run) => ({ key: run.run, run, job: jobOf(run) })),
      ...rest.map((job) => ({ key: job.number, job }))];
  }

  /** Begins to print, and gives the run. */
  async print(begin: () => Promise<Run>): Promise<Run> {
    const run = await begin();
    if (!this.of(run.run)) this.#take(run); // else an event has told more by now
    return run;
  }

  /** Takes what came to its end from the list. */
  putAway(run: string) {
    this.runs = this.runs.filter((r) => r.run !== run);
  }

  #take(run: Run) {
    this.runs = [...this.runs, run];
  }

  #hear(run: Run) {
    const before = this.of(run.run);
    this.runs = before ? this.runs.map((r) => (r.run === run.run ? run : r)) : [...this.runs, run];
    const further = Math.floor(run.printed / batch) !== Math.floor((before?.printed ?? 0) / batch);
    if (!isGoing(run) && this.#watching > 0) void this.read();
    else if (further || before?.state !== run.state) this.changes += 1;
  }
}

export const labelJobs = new LabelJobs();
