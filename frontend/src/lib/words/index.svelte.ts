import type { Key } from './keys_gen';
import en from './en';

export type { Key } from './keys_gen';

/** The languages of the pages, each by its own name. */
export const languages = { lo: 'ລາວ', zh: '中文', th: 'ไทย', vi: 'Tiếng Việt', en: 'English' } as const;
export type Language = keyof typeof languages;

type Text = string | [string, string, string];
type Catalogue = Record<string, Text>;

const others = import.meta.glob<{ default: Catalogue }>(['./lo.ts', './zh.ts', './th.ts', './vi.ts']);

const kept = 'tradehub.language';

class Words {
  language = $state<Language>('en');
  #catalogue = $state.raw<Catalogue>({});

  /** Takes up the language used last on this computer. */
  async begin() {
    const last = localStorage.getItem(kept);
    if (last && last in languages) await this.use(last as Language);
  }

  /** Changes the language of all pages at once. */
  async use(language: Language) {
    const load = others[`./${language}.ts`];
    this.#catalogue = load ? (await load()).default : {};
    this.language = language;
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
    localStorage.setItem(kept, language);
  }

  /** The sentences of a key: one, or the three of a refusal. What a language lacks is said in English. */
  sentences(key: string): string[] {
    const text = this.#catalogue[key] ?? (en as Catalogue)[key] ?? key;
    return typeof text === 'string' ? [text] : text;
  }
}

export const words = new Words();

/** Says a text in the user's language, with its placeholders filled. */
export function say(key: Key, params: Record<string, string | number> = {}): string {
  return fill(words.sentences(key).join(words.language === 'zh' ? '' : ' '), params);
}

/** Says each sentence of a refusal: what is wrong, whether work is safe, what to do. */
export function sentencesOf(key: string, params: Record<string, string | number>): string[] {
  const said = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, valueOf(name, value)]));
  return words.sentences(key).map((one) => fill(one, said));
}

/** The parameters of refusals that are words of the program, and not what somebody typed. */
const worded = ['state', 'next', 'kind', 'field', 'permission', 'paper', 'role', 'reason', 'mode', 'grade'];

/** A word of the program in the user's language: "despatched", "net weight". */
function valueOf(name: string, value: string | number): string | number {
  const key = `value.${String(value).toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
  const found = worded.includes(name) ? words.sentences(key)[0] : undefined;
  return found === undefined || found === key ? value : found;
}

function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
