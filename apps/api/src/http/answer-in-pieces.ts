import { once } from 'node:events';
import type { Response } from 'express';

/** A client that reads nothing for this time is disconnected. */
const idleTimeoutMs = 60_000;

/**
 * Answers in pieces. A piece is made only after the previous piece was sent to the network, so that a slow client does not
 * fill the memory of the api. An error before the first piece is answered with a problem. A later error aborts the answer.
 */
export async function answerInPieces(
  response: Response,
  headers: Readonly<Record<string, string>>,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  if (response.req.method === 'HEAD') return void response.set(headers).end();
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.setTimeout(idleTimeoutMs, () => response.destroy());
  for await (const piece of pieces) {
    if (gone.signal.aborted) return;
    if (piece.length === 0) continue;
    if (!response.headersSent) response.set(headers);
    if (response.write(piece)) continue;
    // If the connection closes during the wait, no error can be sent.
    await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
  }
  response.end();
}
