import { readdir, readFile, readlink } from 'node:fs/promises';

/** Where a process listens, as the kernel tells it. */
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
      // 0A is LISTEN; of UDP every socket takes what comes.
      if (!own.has(inode) || (table.startsWith('tcp') && state !== '0A')) continue;
      const [address = '', port = ''] = local.split(':');
      found.push(`${toText(address)}:${Number.parseInt(port, 16)}`);
    }
  }
  return found;
}

/** Four bytes, the last first; of IPv6 as it stands. */
const toText = (hex: string) =>
  hex.length === 8
    ? Array.from({ length: 4 }, (_, k) =>
        Number.parseInt(hex.slice(6 - 2 * k, 8 - 2 * k), 16),
      ).join('.')
    : hex;
