import { paperLife, papers, Told, type app } from '$lib/backend';
import { say } from '$lib/words/index.svelte';
import { numberOf, paperURL, stands, sold, type Draft } from './names';

/** A form with the papers of its kind: those that count, and those that do so no more. */
export interface Sheaf {
  form: app.PaperForm;
  current: app.Paper[];
  earlier: app.Paper[];
}

/** The shipments with their papers, and the folder that is open. */
export class Folder {
  shipments = $state.raw<app.PaperShipment[] | null>(null);
  open = $state.raw<app.PaperFolder | null>(null);
  told = $state.raw<Told | null>(null);
  /** What was done last, in a sentence. */
  note = $state('');
  /** The kind of paper whose draft lies beside the folder, or none. */
  draft = $state('');
  /** What somebody chose for the draft. */
  chosen = $state<Draft>({ on: '', lines: [], fillOnly: false });
  /** Where papers that count differ from what they would say now, by kind and number. */
  touched = $state.raw<Map<string, string[]>>(new Map());
  /** How often each paper that counts is printed for whom. */
  prints = $state.raw<app.PaperPrints | null>(null);
  #asked = '';
  #from: Element | null = null;

  /** Reads the list, and the folder of a shipment where one is chosen. */
  async read(reference: string) {
    this.#asked = reference;
    try {
      const all = await papers.Shipments();
      const folder = all.some((s) => s.reference === reference) ? await papers.Folder(reference) : null;
      if (this.#asked !== reference) return; // somebody chose another meanwhile
      this.shipments = all;
      this.open = folder;
      if (folder && issuedMeanwhile(folder, this.draft)) this.putAway();
      this.told = null;
      await this.#compare(folder);
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /**
   * Finds out how often papers are printed, and which are out of date. It takes longer than the rest, so the folder is
   * shown before.
   */
  async #compare(folder: app.PaperFolder | null) {
    if (!folder) return;
    const { reference, imported } = folder.shipment;
    const frozen = !imported && folder.papers.some(stands);
    const prints = await paperLife.PrintSet(reference);
    const all = frozen ? await paperLife.Touched(reference) : [];
    if (this.#asked !== reference) return;
    this.prints = prints;
    this.touched = new Map(all.map((one) => [`${one.kind} ${one.number}`, one.places]));
  }

  /** How often a paper is printed, for all who get one. */
  copies(paper: app.Paper): { originals: number; copies: number } | undefined {
    const mine = this.prints?.papers.find((one) => one.kind === paper.kind && one.number === numberOf(paper));
    if (!mine?.copies.length) return undefined;
    const sum = (what: 'originals' | 'copies') => mine.copies.reduce((n, one) => n + one[what], 0);
    return { originals: sum('originals'), copies: sum('copies') };
  }

  /** Where a paper differs from what it would say now. */
  differs = (paper: app.Paper) => this.touched.get(`${paper.kind} ${paper.number}`) ?? [];

  /** Reads the open folder again, and says what was done. */
  async done(note: string) {
    await this.read(this.#asked);
    this.note = note;
  }

  /** Lays the draft of a paper beside the folder. */
  look(kind: string, lines: number[] = []) {
    if (this.draft === '') this.#from = document.activeElement;
    if (this.draft !== kind) this.chosen = { on: '', lines, fillOnly: false };
    this.draft = kind;
  }

  /** Takes the draft away; the keyboard goes on where it came from. */
  putAway() {
    this.draft = '';
    this.chosen = { on: '', lines: [], fillOnly: false };
    if (this.#from instanceof HTMLElement) this.#from.focus();
    this.#from = null;
  }

  /** Saves a copy of a frozen paper: the window writes it beside the ledger, a browser downloads it. */
  async save(kind: string, number: string) {
    try {
      if ('WailsInvoke' in window) {
        this.note = say('paper.saved_at', { path: await papers.Save(kind, number) });
        return;
      }
      const file = `${kind}-${number}.pdf`;
      const link = Object.assign(document.createElement('a'), { href: paperURL(kind, number), download: file });
      link.click();
      this.note = say('paper.saved_download', { file });
    } catch (error) {
      this.told = Told.from(error);
    }
  }
}

/** The papers of a form, the newest first. */
export function sheafOf(form: app.PaperForm, all: app.Paper[]): Sheaf {
  const ofKind = all.filter((paper) => paper.kind === form.kind);
  return { form, current: ofKind.filter(stands), earlier: ofKind.filter((paper) => !stands(paper)) };
}

/** Whether somebody issued the invoice or the packing list whose draft is looked at: there is no other one to draft. */
const issuedMeanwhile = (folder: app.PaperFolder, kind: string) =>
  sold(kind) && folder.papers.some((paper) => paper.kind === kind && stands(paper));
