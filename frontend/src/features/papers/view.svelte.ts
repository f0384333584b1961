import { tick } from 'svelte';

/** How large one can draw a sheet, in per cent of its true size; CSS has 96 pixels to the inch. */
const sizes = [50, 75, 100, 125, 150, 200, 300, 400];

const paddingPX = 16;
const pixelsOf = (lengthHMM: number) => (lengthHMM / 2540) * 96;

/** How one looks at the sheets on the desk: how large, and which page. */
export class View {
  /** In per cent, or 0 for as wide as the desk. */
  zoom = $state(0);
  deskPX = $state(0);
  /** The page in sight. */
  page = $state(1);
  #widthHMM = $state(21000);
  #desk: HTMLElement | null = null;

  /** The desk it looks at. What it gives back ends that. */
  lie(desk: HTMLElement): () => void {
    this.#desk = desk;
    return () => (this.#desk = null);
  }

  widthOf(widthHMM: number): string {
    return this.zoom === 0 ? '100%' : `${pixelsOf(widthHMM) * (this.zoom / 100)}px`;
  }

  /** How large it is drawn, in per cent. */
  get percent() {
    if (this.zoom > 0) return this.zoom;
    return Math.round(((this.deskPX - 2 * paddingPX) / pixelsOf(this.#widthHMM)) * 100);
  }

  larger = () => this.use(sizes.find((size) => size > this.percent) ?? this.percent);
  smaller = () => this.use(sizes.findLast((size) => size < this.percent) ?? this.percent);

  /** Draws it larger or smaller about the middle of what is in sight. */
  async use(zoom: number) {
    const desk = this.#desk;
    if (!desk) return;
    const down = (desk.scrollTop + desk.clientHeight / 2) / desk.scrollHeight;
    const across = (desk.scrollLeft + desk.clientWidth / 2) / desk.scrollWidth;
    this.zoom = zoom;
    await tick();
    desk.scrollTop = down * desk.scrollHeight - desk.clientHeight / 2;
    desk.scrollLeft = across * desk.scrollWidth - desk.clientWidth / 2;
  }

  /** Turns over to a page. */
  turn(page: number) {
    const pages = this.#pages();
    const to = pages[Math.min(pages.length, Math.max(1, page)) - 1];
    if (to && this.#desk) this.#desk.scrollTop = to.offsetTop - this.#desk.offsetTop - paddingPX;
  }

  /** Takes up how wide the sheets are. */
  measure(widthHMM: number) {
    this.#widthHMM = widthHMM;
    void tick().then(() => this.look());
  }

  back = () => this.turn(this.page - 1);
  on = () => this.turn(this.page + 1);

  /** Sees which page is in sight: the last that begins above the middle of the desk. */
  look() {
    const desk = this.#desk;
    if (!desk) return;
    const middle = desk.scrollTop + desk.clientHeight / 2 + desk.offsetTop;
    this.page = Math.max(1, this.#pages().filter((page) => page.offsetTop <= middle).length);
  }

  #pages() {
    return [...(this.#desk?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
  }

  /** Does what a key asks for; false for a key that asks for nothing here. */
  press(key: string): boolean {
    if (key === '+' || key === '=') void this.larger();
    else if (key === '-') void this.smaller();
    else if (key === '0') void this.use(0);
    else if (key === '1') void this.use(100);
    else if (key === 'PageDown') this.on();
    else if (key === 'PageUp') this.back();
    else return false;
    return true;
  }
}
