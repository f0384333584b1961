/** A file that was dropped on the window, until the room that can read it takes it. */
class Dropped {
  path = $state('');

  /** Takes the file out; nothing takes it twice. */
  take(): string {
    const path = this.path;
    this.path = '';
    return path;
  }
}

export const dropped = new Dropped();
