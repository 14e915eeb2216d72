import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RowContext } from '../row.ts';

/** Expects that the logs of all processes contain no unhandled error. */
export async function expectNoUnhandled(
  { expect }: Pick<RowContext, 'expect'>,
  { homeDir }: { homeDir: string },
): Promise<void> {
  const dir = join(homeDir, 'logs');
  for (const file of await readdir(dir)) {
    const log = await readFile(join(dir, file), 'utf8');
    const line = log.split('\n').find((each) => /unhandledRejection|uncaughtException/i.test(each));
    expect(line === undefined, `Expected no unhandled rejection in ${file}, got ${line}.`);
  }
}
