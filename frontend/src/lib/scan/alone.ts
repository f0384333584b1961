import { heldSince } from './capture';
import { takesText } from './field';
import { characterOf } from './keys';

/** Within this time a scanner has sent its next key; a person has not. */
const burstMS = 120;

const typing = (target: EventTarget | null) => takesText(target) || target instanceof HTMLSelectElement;

/**
 * Hears plain keys that a person presses one at a time: the character of the place on the usual layout, and the key as
 * the computer has it. The first key of a scan is none of them, though nobody can know that when it comes: so a key
 * counts when no other has followed it. What it gives back ends the hearing.
 */
export function alone(press: (character: string, key: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const down = (event: KeyboardEvent) => {
    clearTimeout(timer);
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (typing(event.target) || document.querySelector('[role="dialog"]')) return;
    const character = characterOf(event);
    if (character === null) return;
    const since = performance.now();
    timer = setTimeout(() => heldSince(since) || press(character, event.key), burstMS);
  };

  window.addEventListener('keydown', down);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', down);
  };
}
