import { pause } from '../timing/pause.ts';
import { ClientError, readRefusal } from './client-error.ts';

const firstPauseMs = 200;
/** If the api asks for a longer pause than this, the request is not retried, and the caller gets the error. */
const longestPauseMs = 5_000;

export type Send = (request: Request) => Promise<Response>;

export type SendOptions = {
  /** The maximum number of attempts of a repeatable request. */
  tries?: number | undefined;
  /** The timeout until the headers of the answer arrive. Reading the body has no timeout. */
  timeoutMs?: number | undefined;
};

/**
 * Returns a function that sends a request, and retries a repeatable one up to `tries` attempts. A request is repeatable if
 * it only reads, is a dry run, or has an Idempotency-Key. Throws for an unsuccessful answer.
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

/** A dry run writes nothing. */
const isDryRun = ({ url }: Request) => new URL(url).searchParams.get('dryRun') === 'true';

/** Sends a request once. */
export async function sendOnce(request: Request, timeoutMs: number): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  try {
    const signal = AbortSignal.any([request.signal, late.signal]);
    // Redirects are not followed, because the body and the token must only go to the URL that the caller has set.
    const response = await fetch(request, { signal, redirect: 'manual' });
    if (response.ok) return response;
    throw await readRefusal(response);
  } catch (error) {
    // If the caller has aborted the request, throws the reason of the caller.
    request.signal.throwIfAborted();
    if (error instanceof ClientError) throw error;
    const detail = `${request.url} does not answer.`;
    throw new ClientError({ code: 'unreachable', detail, cause: error });
  } finally {
    clearTimeout(timer);
  }
}
