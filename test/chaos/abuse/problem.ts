import type { RowContext } from '../row.ts';
import type { Answer } from './load.ts';

export type Problem = {
  type: string;
  status: number;
  detail: string;
  errors?: { pointer: string; detail: string }[];
};

/** Expects problem details with one of the `wanted` statuses, and without paths or stack traces of the server. Returns them. */
export function expectProblem(
  { expect }: Pick<RowContext, 'expect'>,
  what: string,
  { status, headers, body }: Pick<Answer, 'status' | 'headers' | 'body'>,
  wanted: readonly number[],
): Problem | undefined {
  const shown = body.slice(0, 200);
  expect(
    wanted.includes(status),
    `Expected ${what} to be ${wanted.join(' or ')}, got ${status}: ${shown}`,
  );
  const isProblem = /^application\/problem\+json\b/.test(headers['content-type'] ?? '');
  expect(
    isProblem,
    `Expected ${what} to be problem details, got ${headers['content-type']}: ${shown}`,
  );
  const isInert = !/<html|\bat .*\.[jt]s:\d+|node_modules/i.test(body);
  expect(isInert, `Expected ${what} to show no internals, got ${shown}`);
  try {
    return JSON.parse(body) as Problem;
  } catch {
    expect(false, `Expected ${what} to be JSON, got ${shown}`);
    return undefined;
  }
}
