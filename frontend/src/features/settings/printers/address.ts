/** The three ways to a printer, as the steps of setting one up ask for them. */
export type Way = 'tcp' | 'spool' | 'file';

export interface Where {
  way: Way;
  host: string;
  port: string;
  queue: string;
  path: string;
}

/** Takes an address apart: tcp:HOST:PORT, spool:NAME or file:PATH. None is a printer on the network. */
export function apart(address: string): Where {
  const [way, ...rest] = address.split(':');
  const where: Where = { way: 'tcp', host: '', port: '9100', queue: '', path: '' };
  if (way === 'spool') return { ...where, way, queue: rest.join(':') };
  if (way === 'file') return { ...where, way, path: rest.join(':') };
  if (rest.length < 2) return where;
  return { ...where, host: rest.slice(0, -1).join(':'), port: rest.at(-1) ?? '' };
}

/** Puts an address together; empty while something of it is missing. */
export function together({ way, host, port, queue, path }: Where): string {
  const socket = host.trim() && port.trim() ? `${host.trim()}:${port.trim()}` : '';
  const name = { tcp: socket, spool: queue, file: path.trim() }[way];
  return name && `${way}:${name}`;
}
