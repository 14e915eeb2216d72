import type { Delivery } from '@sweepq/client';
import { type Style, styleStatus } from './style.ts';
import { renderTable } from './table.ts';
import { showTime } from './values.ts';

const columns = [
  ...[{ title: 'happened' }, { title: 'type' }, { title: 'status' }],
  ...[{ title: 'tries', align: 'right' as const }, { title: 'last answer' }, { title: 'url' }],
];

/** Messages as a table, in the order given. */
export const renderDeliveries = (deliveries: readonly Delivery[], style: Style): string =>
  renderTable(
    columns,
    deliveries.map(({ createdAt, type, status, attempts, url }) => [
      showTime(createdAt),
      type,
      styleStatus(style, status),
      String(attempts.length),
      showAnswer(attempts.at(-1)),
      url,
    ]),
    style,
  );

function showAnswer(attempt: Delivery['attempts'][number] | undefined): string {
  if (attempt === undefined) return '';
  const { status, error } = attempt;
  return [status, error].filter((word) => word !== null).join(' ');
}
