import { SvelteMap } from 'svelte/reactivity';

/** Since when work on a shipment is not saved that somebody left a moment ago, by its reference. */
export const left = new SvelteMap<string, string>();
