import { scanner } from '$lib/scan/scanner.svelte';
import { inspector } from './inspector.svelte';
import { me } from './me.svelte';
import { rooms } from './rooms';
import { route, type RoomName } from './route.svelte';

/** What the frame opens by key. */
interface Openers {
  palette: () => void;
}

/** The rooms that whoever is signed in may enter, in the order of the rail. */
export function openRooms(): RoomName[] {
  return (Object.keys(rooms) as RoomName[]).filter((name) => me.may(rooms[name].permission));
}

/** Gives what a key press anywhere does. One key never means two things. */
export function atKey(open: Openers): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === 'F9') void scanner.undoLast();
    else if (event.ctrlKey && event.code === 'KeyK') open.palette();
    else if (event.ctrlKey && /^Digit[1-9]$/.test(event.code)) enter(Number(event.code.slice(5)) - 1);
    else if (event.ctrlKey && event.key === 'Enter') saveForm(event.target);
    else if (event.key === 'Escape' && inspector.shown && !event.defaultPrevented) inspector.close();
    else return;
    event.preventDefault();
  };
}

function enter(index: number) {
  const room = openRooms()[index];
  if (room) route.go(room);
}

/** Ctrl+Enter saves the form one is in, so that a plain Enter stays harmless. */
function saveForm(target: EventTarget | null) {
  if (target instanceof Element) target.closest('form')?.requestSubmit();
}
