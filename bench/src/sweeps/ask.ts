import { BenchError } from '../bench-error.ts';

/** Sends a request to the api, and returns the answer. Throws a BenchError with the text of a refusal. */
export async function ask<Answer>(url: URL, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  if (response.ok) return (await response.json()) as Answer;
  const text = await response.text();
  throw new BenchError('sweep-failed', `${url.href} answered ${response.status}: ${text}`);
}
