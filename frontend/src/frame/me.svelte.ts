import { session, type app } from '$lib/backend';

/** Who is signed in, and what the station is. */
class Me {
  start = $state<app.Start | null>(null);

  /** Asks the program how it stands. */
  async ask() {
    this.start = await session.Start();
  }

  get name() {
    return this.start?.me?.name ?? '';
  }

  /** Tells whether whoever is signed in may do a thing. */
  may(permission: string): boolean {
    return this.start?.me?.permissions.some((p) => p === permission) ?? false;
  }

  async signOut() {
    await session.SignOut();
    await this.ask();
  }
}

export const me = new Me();
