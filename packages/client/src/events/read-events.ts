import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ClientError } from '../http/client-error.ts';
import type { Event } from '../schemas.ts';

/** A connection without data for this time is closed. The api sends a comment every 15 s. */
const silenceMs = 45_000;

type Reading = {
  onRetry: (ms: number) => void;
  /** Ends the stream. It is needed here because Node 24 ignores the signal of the request while the answer is read. */
  signal?: AbortSignal | undefined;
  quietMs?: number;
};

/** Yields the events of a stream of bytes, until it ends. Throws if the connection is lost, or sends nothing for the time limit. */
export async function* readEvents(
  stream: ReadableStream<Uint8Array>,
  { onRetry, signal, quietMs = silenceMs }: Reading,
): AsyncGenerator<Event, void> {
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
      for (const { data } of messages.splice(0)) yield parseData(data);
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
    // Closes the connection, also if the caller stops reading.
    await reader.cancel().catch(() => undefined);
  }
}

async function readInTime(reader: ReadableStreamDefaultReader<Uint8Array>, quietMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    const detail = `The stream of events has sent nothing for ${quietMs / 1_000} s.`;
    const silent = () => reject(new ClientError({ code: 'unreachable', detail }));
    timer = setTimeout(silent, quietMs);
  });
  try {
    return await Promise.race([reader.read(), silence]);
  } finally {
    clearTimeout(timer);
  }
}

function parseData(data: string): Event {
  try {
    return JSON.parse(data) as Event;
  } catch (cause) {
    const detail = `Expected an event to be JSON, got \`${data.slice(0, 60)}\`.`;
    throw new ClientError({ code: 'unexpected-answer', detail, cause });
  }
}
