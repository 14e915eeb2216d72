import { BenchError } from '../bench-error.ts';

/** The api's answer; throws a BenchError with the text of a refusal. */
export async function ask<Answer>(url: URL, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  if (response.ok) return (await response.json()) as Answer;
  const text = await response.text();
  throw new BenchError('sweep-failed', `${url.href} answered ${response.status}: ${text}`);
}
