/** How a scale speaks, and where its wire goes, as the steps of setting one up ask for it. */
export interface Where {
  protocol: string; // sics, and, cas
  way: 'serial' | 'tcp';
  host: string;
  port: string; // of the network address
  serial: string; // name of the serial port
  mode: string; // speed and frame, such as 2400,7E1; empty as it comes from the factory
}

/** The protocols, each with how its serial port comes from the factory. */
export const protocols = { sics: '9600,8N1', and: '2400,7E1', cas: '9600,8N1' } as const;

/** Speeds and frames that scales are set to. */
export const modes = ['1200,7E1', '2400,7E1', '2400,8N1', '4800,7E1', '4800,8N1', '9600,7E1', '9600,8N1', '19200,8N1'];

/** Takes an address apart: PROTOCOL:serial:PORT[@MODE] or PROTOCOL:tcp:HOST:PORT. */
export function apart(address: string): Where {
  const where: Where = { protocol: 'sics', way: 'serial', host: '', port: '4001', serial: '', mode: '' };
  const [protocol = '', way, ...rest] = address.split(':');
  if (!(protocol in protocols)) return where;
  if (way === 'tcp') return { ...where, protocol, way, host: rest.slice(0, -1).join(':'), port: rest.at(-1) ?? '' };
  const [serial = '', mode = ''] = rest.join(':').split('@');
  return { ...where, protocol, serial, mode };
}

/** Puts an address together; empty while something of it is missing. */
export function together({ protocol, way, host, port, serial, mode }: Where): string {
  if (way === 'tcp') return host.trim() && port.trim() && `${protocol}:tcp:${host.trim()}:${port.trim()}`;
  return serial && `${protocol}:serial:${serial}${mode && `@${mode}`}`;
}
