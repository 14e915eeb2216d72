import { readdir, readFile, readlink } from 'node:fs/promises';

/** The addresses on which a process listens, as the kernel lists them. */
export async function listListening(pid: number): Promise<string[]> {
  const own = new Set<string>();
  for (const fd of await readdir(`/proc/${pid}/fd`)) {
    const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '');
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    if (inode !== undefined) own.add(inode);
  }
  const found: string[] = [];
  for (const table of ['tcp', 'tcp6', 'udp', 'udp6']) {
    const lines = (await readFile(`/proc/${pid}/net/${table}`, 'utf8')).trim().split('\n').slice(1);
    for (const line of lines) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
      // 0A is LISTEN. Every UDP socket receives.
      if (!own.has(inode) || (table.startsWith('tcp') && state !== '0A')) continue;
      const [address = '', port = ''] = local.split(':');
      found.push(`${toText(address)}:${Number.parseInt(port, 16)}`);
    }
  }
  return found;
}

/** Converts the address format of /proc. IPv4 has four bytes in reverse order. IPv6 is returned unchanged. */
const toText = (hex: string) =>
  hex.length === 8
    ? Array.from({ length: 4 }, (_, k) =>
        Number.parseInt(hex.slice(6 - 2 * k, 8 - 2 * k), 16),
      ).join('.')
    : hex;
