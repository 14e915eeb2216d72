import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ClientError } from '../http/client-error.ts';

/** An event, and the id at which a stream resumes after it. */
export type Told<Event> = { id: string; event: Event };

/** The api sends a comment every 15 s. A connection that is silent for longer than this is dead. */
const silenceMs = 45_000;

type Reading = {
  onRetry: (ms: number) => void;
  /** Ends the stream. The signal of the request does not: Node 24 ignores it while the answer is read. */
  signal?: AbortSignal | undefined;
  quietMs?: number;
};

/** Yields the events of a stream of bytes, until it ends. Throws if the stream breaks off or becomes silent. */
export async function* readEvents<Event>(
  stream: ReadableStream<Uint8Array>,
  { onRetry, signal, quietMs = silenceMs }: Reading,
): AsyncGenerator<Told<Event>, void> {
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message), onRetry });
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await readInTime(reader, quietMs);
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      for (const { id = '', data } of messages.splice(0)) yield { id, event: parseData(data) };
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    // Also runs if the caller stops reading: the connection must be closed.
    await reader.cancel().catch(() => undefined);
  }
}

async function readInTime(reader: ReadableStreamDefaultReader<Uint8Array>, quietMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const detail = `The stream of events has been silent for ${quietMs / 1_000} s.`;
    const silent = () => reject(new ClientError({ code: 'unreachable', detail }));
    timer = setTimeout(silent, quietMs);
  });
  try {
    return await Promise.race([reader.read(), silence]);
  } finally {
    clearTimeout(timer);
  }
}

function parseData<Event>(data: string): Event {
  try {
    return JSON.parse(data) as Event;
  } catch (cause) {
    const detail = `Expected an event to be JSON, got \`${data.slice(0, 60)}\`.`;
    throw new ClientError({ code: 'unexpected-answer', detail, cause });
  }
}
