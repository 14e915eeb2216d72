import type { Usage } from '@sweepq/client';
import { formatBytes } from '@sweepq/view';
import type { Style } from './style.ts';
import { type Column, renderTable } from './table.ts';
import { plural } from './values.ts';

const columns: readonly Column[] = [
  { title: 'what' },
  { title: 'keys', align: 'right' },
  { title: 'size', align: 'right' },
];

/** Renders the kinds of data and the queues that have keys, largest first, and the memory of Redis. */
export function renderUsage({ keys, bytes, kinds, queues, redis }: Usage, style: Style): string {
  const all = [
    ...Object.entries(kinds),
    ...Object.entries(queues).map(([name, weight]) => [`queue ${name}`, weight] as const),
  ];
  const rows = all
    .filter(([, weight]) => weight.keys > 0)
    .sort(([, a], [, b]) => b.bytes - a.bytes)
    .map(([name, weight]) => [name, String(weight.keys), formatBytes(weight.bytes)]);
  return [
    renderTable({ columns, rows: [...rows, ['all', String(keys), formatBytes(bytes)]] }, style),
    `${showTaken(redis)}; ${plural(keys, 'key')} belong to sweepq.`,
  ].join('\n');
}

function showTaken({ usedBytes, maxBytes }: Usage['redis']): string {
  if (usedBytes === null) return 'The memory of Redis is unknown';
  const limit = maxBytes === null ? '(no limit)' : `of ${formatBytes(maxBytes)}`;
  return `Redis uses ${formatBytes(usedBytes)} ${limit}`;
}
