import { collect } from '@sweepq/client';
import { plural } from './values.ts';

/** Rows beyond those shown are counted up to this many, so that a long list costs one page more at most. */
const mostCounted = 100;

/** The first items of a list, and how many there are. */
export type Cut<Item> = { items: Item[]; total: number; isMore: boolean };

/** Reads `limit` items, and as many more as it takes to say how many there are, or that they are more than 100. */
export async function collectCut<Item>(
  list: (most: number) => AsyncIterable<Item>,
  limit: number,
): Promise<Cut<Item>> {
  const counted = Math.max(limit, mostCounted);
  const found = await collect(list(counted + 1));
  const isMore = found.length > counted;
  return { items: found.slice(0, limit), total: Math.min(found.length, counted), isMore };
}

/** "20 of 57 sweeps. --limit 57 shows all." Undefined where all are shown. */
export function describeCut(
  { items, total, isMore = false }: { items: readonly unknown[]; total: number; isMore?: boolean },
  what: string,
): string | undefined {
  const shown = items.length;
  if (isMore) return `${shown} of more than ${plural(total, what)}. \`--limit\` shows more.`;
  if (shown >= total) return undefined;
  return `${shown} of ${plural(total, what)}. \`--limit ${total}\` shows all.`;
}
