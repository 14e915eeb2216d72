import type { SentSweep, World } from './world.ts';

export type Answer = {
  /** The HTTP status. 0 if there was no answer. */
  status: number;
  tookMs: number;
  body: { id?: string; type?: string; detail?: string; reason?: string };
  retryAfter: string | null;
};

/** Submits a sweep once, without a retry. Does not throw: a failed request has the status 0. */
export async function post(
  { api }: Pick<World, 'api'>,
  request: SentSweep,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const sent = { dataset: 'synthetic-cats', reuse: false, ...request };
  return ask(api.url, '/v1/sweeps', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(sent),
  });
}

/** Sends one request, without a retry. Does not throw: a failed request has the status 0. */
export async function ask(url: string, path: string, init: RequestInit = {}): Promise<Answer> {
  const startedAt = performance.now();
  const tookMs = () => performance.now() - startedAt;
  try {
    const response = await fetch(new URL(path, url), init);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      tookMs: tookMs(),
      body: isJson ? (JSON.parse(text) as Answer['body']) : {},
      retryAfter: response.headers.get('retry-after'),
    };
  } catch {
    return { status: 0, tookMs: tookMs(), body: {}, retryAfter: null };
  }
}
