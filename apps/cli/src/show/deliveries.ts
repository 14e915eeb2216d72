import type { Delivery } from '@sweepq/client';
import { type Style, styleStatus } from './style.ts';
import type { Column, TableParts } from './table.ts';
import { showTime } from './values.ts';

const columns: readonly Column[] = [
  { title: 'happened', dropRank: 1 },
  { title: 'type', dropRank: 2 },
  { title: 'status' },
  { title: 'tries', align: 'right', dropRank: 3 },
  { title: 'last answer', shrinks: true, dropRank: 4 },
  { title: 'url', shrinks: true, dropRank: 5 },
];

/** Arranges messages as a table, in the given order. */
export const arrangeDeliveries = (deliveries: readonly Delivery[], style: Style): TableParts => ({
  columns,
  rows: deliveries.map(({ createdAt, type, status, attempts, url }) => [
    showTime(createdAt),
    type,
    styleStatus(style, status),
    String(attempts.length),
    showAnswer(attempts.at(-1)),
    url,
  ]),
});

function showAnswer(attempt: Delivery['attempts'][number] | undefined): string {
  if (attempt === undefined) return '';
  const { status, error } = attempt;
  return [status, error].filter((word) => word !== null).join(' ');
}
