import { collect } from '@sweepq/client';
import { plural } from './values.ts';

/** Items are counted up to this number, so that the count of a long list needs at most one more page. */
const mostCounted = 100;

/** The first items of a list, and the number of all items. If `isMore` is true, there are more than `total` items. */
export type Cut<Item> = { items: Item[]; total: number; isMore?: boolean };

/** Reads the first `limit` items, and counts all items up to 100 (or up to `limit`, if that is more). */
export async function collectCut<Item>(
  list: (most: number) => AsyncIterable<Item>,
  limit: number,
): Promise<Cut<Item>> {
  const counted = Math.max(limit, mostCounted);
  const found = await collect(list(counted + 1));
  const isMore = found.length > counted;
  return { items: found.slice(0, limit), total: Math.min(found.length, counted), isMore };
}

/** "20 of 57 sweeps. --limit 57 shows all." Undefined if all items are shown. */
export function describeCut(
  { items, total, isMore = false }: { items: readonly unknown[]; total: number; isMore?: boolean },
  what: string,
): string | undefined {
  const shown = items.length;
  if (isMore) return `${shown} of more than ${plural(total, what)}. \`--limit\` shows more.`;
  if (shown >= total) return undefined;
  return `${shown} of ${plural(total, what)}. \`--limit ${total}\` shows all.`;
}
