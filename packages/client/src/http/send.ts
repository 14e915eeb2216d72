import { pause } from '../timing/pause.ts';
import { ClientError, readRefusal } from './client-error.ts';

const firstPauseMs = 200;
/** An api that wants more time than this is busy, which is for the caller to know. */
const longestPauseMs = 5_000;

export type Send = (request: Request) => Promise<Response>;

export type SendOptions = {
  /** How often what may be sent again is sent. */
  tries?: number | undefined;
  /** Until the answer begins; how long it may then take is for who reads it. */
  timeoutMs?: number | undefined;
};

/**
 * Sends a request, and again, `tries` times in all, what may be sent again: what only reads, a dry run, and what carries an
 * Idempotency-Key. Gives an answer that is a success, and throws for all else.
 */
export function createSend({ tries = 3, timeoutMs = 15_000 }: SendOptions): Send {
  return async (request) => {
    const mayRepeat =
      request.method === 'GET' || request.headers.has('idempotency-key') || isDryRun(request);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await sendOnce(request.clone(), timeoutMs);
      } catch (error) {
        const { retriable, retryAfterMs } = error as Partial<ClientError>;
        const pauseMs = retryAfterMs ?? firstPauseMs * 2 ** (attempt - 1);
        if (!mayRepeat || !retriable || attempt >= tries || pauseMs > longestPauseMs) throw error;
        await pause(pauseMs, request.signal);
      }
    }
  };
}

/** It writes nothing. */
const isDryRun = ({ url }: Request) => new URL(url).searchParams.get('dryRun') === 'true';

async function sendOnce(request: Request, timeoutMs: number): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  try {
    const signal = AbortSignal.any([request.signal, late.signal]);
    // To another address a body and a token do not follow: where the api is, is for the caller to say.
    const response = await fetch(request, { signal, redirect: 'manual' });
    if (response.ok) return response;
    throw await readRefusal(response);
  } catch (error) {
    // Whoever called it off gets the reason that they gave.
    request.signal.throwIfAborted();
    if (error instanceof ClientError) throw error;
    const detail = `${request.url} does not answer.`;
    throw new ClientError({ code: 'unreachable', detail, cause: error });
  } finally {
    clearTimeout(timer);
  }
}
