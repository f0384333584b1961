import { characterOf } from './capture';

/** Within this time a scanner has sent its next key; a person has not. */
const burstMS = 120;

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Hears plain keys that a person presses one at a time. The first key of a scan is none of them, though nobody can
 * know that when it comes: so a key counts when no other has followed it. What it gives back ends the hearing.
 */
export function alone(press: (character: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let released = 0;

  const down = (event: KeyboardEvent) => {
    clearTimeout(timer);
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (typing(event.target) || document.querySelector('[role="dialog"]')) return;
    const character = characterOf(event);
    if (character === null) return;
    released = 0;
    timer = setTimeout(() => press(character), burstMS);
  };

  // The later keys of a scan are kept from the page, but not that they are released.
  const up = () => {
    released += 1;
    if (released > 1) clearTimeout(timer);
  };

  window.addEventListener('keydown', down);
  window.addEventListener('keyup', up, { capture: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', down);
    window.removeEventListener('keyup', up, { capture: true });
  };
}
