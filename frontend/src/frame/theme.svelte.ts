const kept = 'tradehub.theme';
export type Theme = 'light' | 'dark' | 'system';

/** Light, dark, or as the system has it. */
class Look {
  theme = $state<Theme>('system');
  #dark = window.matchMedia('(prefers-color-scheme: dark)');

  constructor() {
    const last = localStorage.getItem(kept);
    this.use(last === 'light' || last === 'dark' ? last : 'system');
    this.#dark.addEventListener('change', () => this.#apply());
  }

  use(theme: Theme) {
    this.theme = theme;
    localStorage.setItem(kept, theme);
    this.#apply();
  }

  #apply() {
    const dark = this.theme === 'dark' || (this.theme === 'system' && this.#dark.matches);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }
}

export const look = new Look();
