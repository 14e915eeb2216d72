import { Webhook } from 'standardwebhooks';

export type Sending = {
  url: string;
  /** Every attempt has the same id, so that a receiver can ignore duplicates. */
  id: string;
  body: string;
  /** The message is signed with each of them. A receiver accepts it if one signature is valid. */
  secrets: readonly string[];
  signal: AbortSignal;
  now: () => Date;
};

/** The status of the answer, or the reason why there was none. */
export type Sent = { status: number; error: null } | { status: null; error: string };

const timeoutMs = 10_000;

/** Sends a message once, signed according to Standard Webhooks. Throws if the signal is aborted. */
export async function send({ url, id, body, secrets, signal, now }: Sending): Promise<Sent> {
  const at = now();
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A redirect could lead to an address that is not allowed.
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'sweepq',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': secrets
          .map((secret) => new Webhook(secret).sign(id, at, body))
          .join(' '),
      },
      body,
      signal: AbortSignal.any([signal, timeout]),
    });
    // The body is not used, and may be endless.
    await response.body?.cancel().catch(() => undefined);
    return { status: response.status, error: null };
  } catch (error) {
    signal.throwIfAborted();
    if (timeout.aborted) return { status: null, error: `no answer within ${timeoutMs / 1000} s` };
    return { status: null, error: reasonOf(error) };
  }
}

/** Returns the reason of an error of `fetch`, which is in the cause of the error. */
function reasonOf(error: unknown): string {
  const { cause = error } = error as { cause?: unknown };
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? 'unknown';
}
