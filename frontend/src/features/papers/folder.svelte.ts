import { papers, Told, type app } from '$lib/backend';
import { say } from '$lib/words/index.svelte';
import { kindWords, midWords, paperURL, standing } from './names';

/** The shipments with their papers, and the folder that is open. */
export class Folder {
  shipments = $state.raw<app.PaperShipment[] | null>(null);
  open = $state.raw<app.PaperFolder | null>(null);
  told = $state.raw<Told | null>(null);
  /** What was done last, in a sentence. */
  note = $state('');
  /** The kind of paper whose draft lies beside the folder, or none. */
  draft = $state('');
  /** The date that somebody gave the draft, or none. */
  draftOn = $state('');
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
      if (folder && this.draft && standing(folder.papers, this.draft)?.state === 'issued') this.putAway();
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Reads the open folder again, and says what was done. */
  async done(note: string) {
    await this.read(this.#asked);
    this.note = note;
  }

  /** Lays the draft of a paper beside the folder. */
  look(kind: string) {
    if (this.draft === '') this.#from = document.activeElement;
    if (this.draft !== kind) this.draftOn = '';
    this.draft = kind;
  }

  /** Takes the draft away; the keyboard goes on where it came from. */
  putAway() {
    this.draft = '';
    this.draftOn = '';
    if (this.#from instanceof HTMLElement) this.#from.focus();
    this.#from = null;
  }

  /** Saves a copy of an issued paper: the window writes it beside the ledger, a browser downloads it. */
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

/** A kind of paper in a word of the user's language. */
export const called = (kind: string) => say(kindWords[kind] ?? 'paper.list');

/** The same in the middle of a sentence. */
export const the = (kind: string) => say(midWords[kind] ?? 'paper.the_list');
