import { platform, Told, type app } from '$lib/backend';
import { count } from '$lib/ui/figures';
import { say } from '$lib/words/index.svelte';
import { outcomeOf, type Outcome } from './said';

/** Which messages are shown: all that are not sent, or those in one state. */
export type Show = '' | 'waiting' | 'rejected' | 'conflict' | 'sent';

/** The channels, the one that is chosen, and its messages. */
export class Channels {
  cards = $state.raw<app.ChannelCard[] | null>(null);
  code = $state('');
  show = $state<Show>('');
  messages = $state.raw<app.ChannelMessage[]>([]);
  /** Whether the list ends where it is cut. */
  more = $state(false);
  selected = $state('');
  /** The message whose conflict is being decided. */
  deciding = $state.raw<app.MessageFacts | null>(null);
  told = $state.raw<Told | null>(null);
  outcome = $state.raw<Outcome | null>(null);
  /** How many waited when the run began; 0 while none is under way. */
  began = $state(0);
  #asked = 0;

  get card() {
    return this.cards?.find((c) => c.code === this.code);
  }

  /** Reads how all channels stand and the messages of the chosen one. */
  async read() {
    await this.#try(async () => {
      this.cards = await platform.Channels();
      if (!this.card) this.code = this.cards[0]?.code ?? '';
      await this.#list(this.messages.length);
    });
  }

  /** Reads only how the channels stand: while a run is under way. */
  async look() {
    await this.#try(async () => void (this.cards = await platform.Channels()));
  }

  /** Shows the messages of a channel in a state. */
  async choose(code: string, show: Show) {
    this.code = code;
    this.show = show;
    this.selected = '';
    await this.#try(() => this.#list(0));
  }

  /** Reads on behind the last message shown. */
  async readOn() {
    await this.#try(async () => {
      const page = await platform.Messages(this.code, this.show, this.messages.at(-1)?.n ?? 0);
      this.more = page.length >= pageLength;
      this.messages = [...this.messages, ...page];
    });
  }

  /** Reads the list anew, as far as it was read before; a later reading wins over one that comes back late. */
  async #list(atLeast: number) {
    if (this.code === '') return;
    const asked = ++this.#asked;
    let all: app.ChannelMessage[] = [];
    let page: app.ChannelMessage[];
    do {
      page = await platform.Messages(this.code, this.show, all.at(-1)?.n ?? 0);
      all = [...all, ...page];
    } while (page.length >= pageLength && all.length < atLeast);
    if (asked !== this.#asked) return;
    this.messages = all;
    this.more = page.length >= pageLength;
  }

  /** Sends what waits, and says what came of it. */
  async sync() {
    const before = this.card;
    if (!before || this.began > 0) return;
    this.began = Math.max(1, before.waiting);
    this.outcome = null;
    const code = this.code;
    await this.#try(async () => {
      this.outcome = outcomeOf(await platform.Sync(code));
    });
    this.began = 0;
    await this.read();
  }

  async stop() {
    await this.#try(() => platform.Stop(this.code));
  }

  async retry(message: app.ChannelMessage) {
    await this.#do(async () => {
      await platform.Retry(message.n);
      return say('channel.retried', { count: 1 });
    });
  }

  async retryAll() {
    await this.#do(async () => say('channel.retried', { count: count(await platform.RetryAll(this.code)) }));
  }

  /** Opens the question which version of a message stands. */
  async decide(n: number) {
    await this.#try(async () => void (this.deciding = await platform.Message(n)));
  }

  /** Opens that question for the oldest conflict. */
  async decideNext() {
    await this.#try(async () => {
      const [first] = await platform.Messages(this.code, 'conflict', 0);
      if (first) this.deciding = await platform.Message(first.n);
    });
  }

  /** Does a thing and says what it came to. */
  async #do(work: () => Promise<string>) {
    await this.#try(async () => {
      const said = await work();
      this.outcome = { kind: 'ok', sentences: [said] };
    });
    await this.read();
  }

  async #try(work: () => Promise<void>) {
    try {
      await work();
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }
}

/** How many messages the program gives at a time. */
const pageLength = 1000;
