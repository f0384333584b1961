import { receive, Told, type app } from '$lib/backend';
import { base64 } from '$lib/ui/upload';

/** A delivery sheet: read first, shown with all that is wrong in it, and booked only then. */
class Sheet {
  name = $state('');
  location = $state('');
  choices = $state.raw<app.ReceiveChoices | null>(null);
  checked = $state.raw<app.SheetCheck | null>(null);
  told = $state<Told | null>(null);
  busy = $state(false);
  #content = '';
  #path = '';
  #file: File | null = null;
  #command = '';

  /** Reads where the goods can be put. */
  async begin() {
    try {
      this.choices = await receive.Choices();
      this.location ||= this.choices.location;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Takes a file that was chosen, or dropped on a browser. */
  async take(file: File) {
    [this.#file, this.#path, this.name] = [file, '', file.name];
    await this.check();
  }

  /** Takes a file that was dropped on the window, by where it lies. */
  async takePath(path: string) {
    [this.#file, this.#path, this.name] = [null, path, path.split(/[\\/]/).at(-1) ?? path];
    await this.check();
  }

  /** Reads the file, or reads it again after it was corrected. Nothing is saved. */
  async check() {
    await this.#work(async () => {
      this.checked = null;
      this.#command = crypto.randomUUID();
      if (!this.choices) await this.begin();
      if (this.#file) this.#content = await base64(this.#file);
      this.checked = this.#path
        ? await receive.CheckPath(this.#path, this.location)
        : await receive.Check(this.name, this.#content, this.location);
    });
  }

  /** Books the delivery that the sheet tells of. */
  async save(): Promise<app.Booked | null> {
    let booked: app.Booked | null = null;
    await this.#work(async () => {
      booked = this.#path
        ? await receive.ImportPath(this.#path, this.location, this.#command)
        : await receive.Import(this.name, this.#content, this.location, this.#command);
      this.clear();
    });
    return booked;
  }

  clear() {
    this.name = this.#content = this.#path = '';
    this.#file = this.checked = this.told = null;
  }

  /** What is wrong with single cells. */
  get cells(): app.CellFault[] {
    return this.checked?.faults.filter((one) => one.row > 0) ?? [];
  }

  /** What is wrong with the file or the delivery as a whole. */
  get refused(): Told | null {
    const whole = this.checked?.faults.filter((one) => one.row === 0) ?? [];
    return whole.length > 0 ? new Told(whole.map((one) => ({ ...one, code: 'invalid' as const }))) : null;
  }

  /** A file by its path can be read again when it was corrected; a browser wants it chosen again. */
  get rereadable(): boolean {
    return this.#path !== '';
  }

  get clean(): boolean {
    return this.checked?.faults.length === 0;
  }

  async #work(work: () => Promise<void>) {
    if (this.busy) return;
    this.busy = true;
    this.told = null;
    try {
      await work();
    } catch (error) {
      this.told = Told.from(error);
    }
    this.busy = false;
  }
}

export const sheet = new Sheet();
