import type { Component } from 'svelte';

interface Shown {
  title: string;
  component: Component<never>;
  props: Record<string, unknown>;
}

/** The pane on the right, for whatever is selected: a unit, a lot, a paper, a message. */
class Inspector {
  shown = $state.raw<Shown | null>(null);

  /** Shows a thing. */
  show<P extends Record<string, unknown>>(title: string, component: Component<P>, props: P) {
    this.shown = { title, component: component as unknown as Component<never>, props };
  }

  close() {
    this.shown = null;
  }
}

export const inspector = new Inspector();
