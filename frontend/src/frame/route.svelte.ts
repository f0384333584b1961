import { rooms } from './rooms';

export type RoomName = keyof typeof rooms;

/** Where one is, and which thing there: "#load/NTG-2026-R1". */
class Route {
  room = $state<RoomName>('today');
  about = $state('');

  constructor() {
    this.#read();
    window.addEventListener('hashchange', () => this.#read());
  }

  #read() {
    const [room = '', ...rest] = decodeURIComponent(location.hash.slice(1)).split('/');
    this.room = room in rooms ? (room as RoomName) : 'today';
    this.about = rest.join('/');
  }

  /** Goes to a room, and there to one thing. */
  go(room: RoomName, about = '') {
    location.hash = about ? `${room}/${encodeURIComponent(about)}` : room;
  }
}

export const route = new Route();
