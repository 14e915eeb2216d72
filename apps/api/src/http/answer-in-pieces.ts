import { once } from 'node:events';
import type { Response } from 'express';

/** Who reads nothing for so long is dropped. */
const idleTimeoutMs = 60_000;

/**
 * Answers piece by piece, each made when the one before it has gone to the network, so that a slow reader holds up
 * nothing but itself. An error before the first piece is answered as a problem; after it, the answer breaks off.
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
    // It closes while it is waited for: there is nobody left to be told.
    await once(response, 'drain', { signal: gone.signal }).catch(() => undefined);
  }
  response.end();
}
