import { ClientError } from '../http/client-error.ts';

export type Page<Item> = { items: Item[]; nextCursor: string | null };
type Query = { limit: number; cursor?: string };

/** The maximum number of items; all by default. */
export type Most = { most?: number | undefined };

/**
 * Yields the items of a list, page by page. The next page is requested when all items of the page before have been read.
 */
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
      const detail = 'What answered is not the api of sweepq: its answer is no list.';
      throw new ClientError({ code: 'unexpected-answer', detail });
    }
    yield* items;
    if (nextCursor === null) return;
    left -= items.length;
    cursor = nextCursor;
  }
}
