import { Webhook } from 'standardwebhooks';

export type Sending = {
  url: string;
  /** The same for every attempt, by which a receiver knows that it has had the message. */
  id: string;
  body: string;
  secret: string;
  signal: AbortSignal;
  now: () => Date;
};

/** What came of it: the status of an answer, or why there was none. */
export type Sent = { status: number; error: null } | { status: null; error: string };

const timeoutMs = 10_000;

/** Sends a message once, signed as Standard Webhooks says. Throws if the signal ends it. */
export async function send({ url, id, body, secret, signal, now }: Sending): Promise<Sent> {
  const at = now();
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      // Followed, it could lead to where nothing may be sent.
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'sweepq',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
      body,
      signal: AbortSignal.any([signal, timeout]),
    });
    // What it says is for nobody, and may have no end.
    await response.body?.cancel().catch(() => undefined);
    return { status: response.status, error: null };
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) return { status: null, error: `no answer within ${timeoutMs / 1000} s` };
    return { status: null, error: reasonOf(error) };
  }
}

/** `fetch` says only that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  const { cause = error } = error as { cause?: unknown };
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? 'unknown';
}
