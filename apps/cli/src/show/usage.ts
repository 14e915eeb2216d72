import type { Usage } from '@sweepq/client';
import type { Style } from './style.ts';
import { type Column, renderTable } from './table.ts';
import { plural, showBytes } from './values.ts';

const columns: readonly Column[] = [
  { title: 'what' },
  { title: 'keys', align: 'right' },
  { title: 'size', align: 'right' },
];

/** Kinds and queues that have something, the largest first, and what Redis has taken in all. */
export function renderUsage({ keys, bytes, kinds, queues, redis }: Usage, style: Style): string {
  const all = [
    ...Object.entries(kinds),
    ...Object.entries(queues).map(([name, weight]) => [`queue ${name}`, weight] as const),
  ];
  const rows = all
    .filter(([, weight]) => weight.keys > 0)
    .sort(([, a], [, b]) => b.bytes - a.bytes)
    .map(([name, weight]) => [name, String(weight.keys), showBytes(weight.bytes)]);
  return [
    renderTable({ columns, rows: [...rows, ['all', String(keys), showBytes(bytes)]] }, style),
    `${showTaken(redis)}; ${plural(keys, 'key')} are sweepq’s.`,
  ].join('\n');
}

function showTaken({ usedBytes, maxBytes }: Usage['redis']): string {
  if (usedBytes === null) return 'Redis does not say what it has taken';
  const limit = maxBytes === null ? 'without a limit' : `of ${showBytes(maxBytes)}`;
  return `Redis has taken ${showBytes(usedBytes)} ${limit}`;
}
