// Networks of clients: which peers are our own proxies, and what counts as one client when tries are counted.
import { BlockList, isIP } from 'node:net';

/** Whether an address lies in one of the networks. Whatever is no address lies in none. */
export type Lies = (address: string) => boolean;

const FULL = { 4: 32, 6: 128 } as const;

/**
 * Reads `10.0.0.0/8,fd00::/8,192.0.2.7`: networks or single addresses, separated by commas.
 *
 * @returns null when a part is neither
 */
export function readNetworks(text: string): Lies | null {
  const networks = new BlockList();
  for (const part of text.split(',').map((each) => each.trim())) {
    const [address = '', bits, more] = part.split('/');
    const family = isIP(address) as 0 | 4 | 6;
    if (family === 0 || more !== undefined || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return null;
    const length = bits === undefined ? FULL[family] : Number(bits);
    if (length > FULL[family]) return null;
    networks.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => {
    const plain = plainAddress(address);
    const family = isIP(plain);
    return family !== 0 && networks.check(plain, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/**
 * What one client cannot easily change: an IPv4 address, or the first 64 bits of an IPv6 address, because a whole /64
 * is what one household is given (RFC 6177). Whatever is no address is one client.
 */
export function networkOf(address: string): string {
  return networksOf(address)[0]!;
}

/**
 * The client's own network and those around it that one subscriber may be given whole: /64, /56 and /48 of IPv6
 * (RFC 6177), the address and its /24 of IPv4. The narrowest comes first.
 */
export function networksOf(address: string): readonly string[] {
  const plain = plainAddress(address);
  const family = isIP(plain);
  if (family === 0) return ['unknown'];
  if (family === 4) return [plain, `${plain.split('.').slice(0, 3).join('.')}.0/24`];
  const [first, second, third, fourth] = groupsOf(plain) as [string, string, string, string];
  const half = (Number.parseInt(fourth, 16) & 0xff00).toString(16);
  return [
    `${first}:${second}:${third}:${fourth}::/64`,
    `${first}:${second}:${third}:${half}::/56`,
    `${first}:${second}:${third}::/48`,
  ];
}

/** The first four groups, without leading zeros. */
function groupsOf(plain: string): readonly string[] {
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), tail === undefined ? [] : groups(tail)];
  // An address that ends in dots has one group less than it stands for, which only the missing zeros feel.
  const written = before.length + after.length + (plain.includes('.') ? 1 : 0);
  const all = [...before, ...Array<string>(Math.max(8 - written, 0)).fill('0'), ...after];
  return all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
}

/** Without a zone, and IPv4 as IPv4 even where it comes through a socket for both. */
function plainAddress(address: string): string {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare);
  return mapped?.[1] ?? bare;
}
