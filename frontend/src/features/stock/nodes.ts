import { named, openUnit } from '$lib/unit/unit.svelte';
import { container, count, date, kg } from '$lib/ui/figures';
import { say, words, type Key } from '$lib/words/index.svelte';
import { me } from '../../frame/me.svelte';
import { route } from '../../frame/route.svelte';
import { stock } from './shelf.svelte';
import type { Node } from './tree';

type Kind = 'orchard' | 'delivery' | 'lot' | 'pallet' | 'pallets' | 'location' | 'transport' | 'shipment' | 'party';
type State = 'open' | 'closed' | 'despatched' | 'cancelled';

/** What a node is: Orchard, Lot. */
export function kindOf(node: Node): string {
  return say(`shelf.kind_${node.kind as Kind}`);
}

/** What people call it. */
export function titleOf(node: Node): string {
  if (node.kind === 'pallets') return say('shelf.many_pallets');
  return node.kind === 'transport' ? container(node.title) : node.title;
}

/** What else is to be said of it: a name, a date, a state. */
export function notesOf(node: Node): string {
  const name = named(node.name);
  if (node.kind === 'shipment') return say(`shelf.state_${node.note as State}`);
  if (node.kind === 'delivery') return date(node.note, words.language);
  if (node.kind === 'lot') return name;
  return [name, node.note].filter(Boolean).join(' · ');
}

/** How much of the goods it has. */
export function figuresOf(node: Node): string[] {
  const packages = node.packages > 0 ? say('shelf.packages_count', { count: count(node.packages) }) : '';
  return [node.netG > 0 ? `${kg(node.netG)} kg` : '', packages].filter(Boolean);
}

/** Where a node can be looked at closer, and in which words that is offered; nothing where it cannot. */
export function placeOf(node: Node, current: string): { words: string; go: () => void } | null {
  const offered = (key: Key, go: () => void) => ({ words: say(key, { name: titleOf(node) }), go });
  if (node.kind === 'delivery' && me.may('receive')) {
    return offered('shelf.go_delivery', () => route.go('receive', node.about));
  }
  if (node.kind === 'lot' && node.title !== current) {
    return offered('shelf.go_lot', () => route.go('stock', node.about));
  }
  if (node.kind === 'pallet') return offered('shelf.go_pallet', () => void openUnit(node.about));
  if (node.kind === 'shipment') return offered('shelf.go_shipment', () => route.go('load', node.about));
  if (node.kind === 'location') return offered('shelf.go_location', () => showPlace(node.about));
  return null;
}

function showPlace(code: string) {
  stock.clear();
  stock.place = code;
  route.go('stock');
}
