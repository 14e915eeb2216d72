import type { operations } from '../generated/api.ts';
import { ClientError } from '../http/client-error.ts';

export type Page<Item> = { items: Item[]; nextCursor: string | null };
type Query = { limit: number; cursor?: string };

/** The query parameters of a list that select and sort its items. */
export type Selection<Name extends keyof operations> = Omit<
  NonNullable<operations[Name]['parameters']['query']>,
  'limit' | 'cursor'
>;

/** The maximum number of items. Default: all items. */
export type Most = { most?: number | undefined };

/** Yields the items of a list. A page is requested only after all items of the previous page have been read. */
export async function* readPages<Item>(
  readPage: (query: Query) => Promise<Page<Item>>,
  { most = Number.POSITIVE_INFINITY, pageSize = 100 }: Most & { pageSize?: number },
): AsyncGenerator<Item, void> {
  let left = most;
  let cursor: string | null = null;
  while (left > 0) {
    const query: Query = { limit: Math.min(left, pageSize), ...(cursor !== null && { cursor }) };
    const { items, nextCursor } = await readPage(query);
    if (!Array.isArray(items)) {
      const detail = 'The server is not the api of sweepq: its answer is not a page of a list.';
      throw new ClientError({ code: 'unexpected-answer', detail });
    }
    yield* items;
    if (nextCursor === null) return;
    left -= items.length;
    cursor = nextCursor;
  }
}

/** Collects all items of an iterable in a list. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
