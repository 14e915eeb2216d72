import { pause } from '../timing/pause.ts';
import { ClientError, readRefusal } from './client-error.ts';

const firstPauseMs = 200;
/** The longest pause that the client accepts. If the api asks for a longer one, the caller gets the error. */
const longestPauseMs = 5_000;

export type Send = (request: Request) => Promise<Response>;

export type SendOptions = {
  /** The maximum number of times that a repeatable request is sent. */
  tries?: number | undefined;
  /** The timeout until the answer begins. Reading the answer has no limit here. */
  timeoutMs?: number | undefined;
};

/**
 * Sends a request, and repeats it up to `tries` times in all if it is repeatable: it only reads, is a dry run, or has an
 * Idempotency-Key. Returns a successful answer, and throws for any other.
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

async function sendOnce(request: Request, timeoutMs: number): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), timeoutMs);
  try {
    const signal = AbortSignal.any([request.signal, late.signal]);
    // Does not follow redirects: body and token must not go to another address. The caller decides the address of the api.
    const response = await fetch(request, { signal, redirect: 'manual' });
    if (response.ok) return response;
    throw await readRefusal(response);
  } catch (error) {
    // If the caller aborted the request, it gets its own reason.
    request.signal.throwIfAborted();
    if (error instanceof ClientError) throw error;
    const detail = `${request.url} does not answer.`;
    throw new ClientError({ code: 'unreachable', detail, cause: error });
  } finally {
    clearTimeout(timer);
  }
}
