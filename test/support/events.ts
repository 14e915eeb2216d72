import { expect, onTestFinished } from 'vitest';
import { waitUntil } from './wait.ts';

/** An event as the api sends it. `id` is empty if the event has no line `id:`. */
export type Received = {
  id: string;
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
};

/** Opens a stream of server-sent events. The client does not reconnect. */
export async function openEvents(
  url: string,
  { lastEventId, headers }: { lastEventId?: string; headers?: Record<string, string> } = {},
) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const response = await fetch(url, {
    signal: leaving.signal,
    headers: { ...headers, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
  });
  const events: Received[] = [];
  const comments: string[] = [];
  let isOpen = true;
  const reading = read().finally(() => {
    isOpen = false;
  });

  return {
    response,
    events,
    comments,
    isOpen: () => isOpen,
    lastId: () => events.at(-1)?.id ?? '',
    /** Waits until the server has ended the stream. */
    ended: () => waitUntil('the stream has ended', async () => !isOpen),
    waitFor: (what: string, isIt: (event: Received) => boolean) =>
      waitUntil(what, async () => events.find(isIt)),
    async leave() {
      leaving.abort();
      await reading;
    },
  };

  async function read() {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const bytes of response.body ?? []) {
        text += decoder.decode(bytes as Uint8Array, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) take(block);
      }
    } catch (error) {
      // The test has disconnected, or the server was killed.
      if (!(error instanceof Error) || error.name === 'AssertionError') throw error;
    }
  }

  function take(block: string) {
    const fields = new Map(
      block.split('\n').map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
      }),
    );
    const comment = fields.get('');
    if (comment !== undefined) comments.push(comment);
    const data = fields.get('data');
    if (data === undefined) return;
    const event = JSON.parse(data) as Received & { id: string | null };
    // The lines of the frame repeat the members of the event.
    expect([fields.get('id') ?? null, fields.get('event')]).toEqual([event.id, event.type]);
    events.push({ ...event, id: event.id ?? '' });
  }
}
