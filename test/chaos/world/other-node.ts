import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RowContext } from '../row.ts';
import { readMetric } from './busy.ts';

/** A binary of Node.js, and its version, such as "v24.1.0". */
export type NodeBinary = { path: string; version: string };

export const ownNode: NodeBinary = { path: process.execPath, version: process.version };

/** Returns the binary of `SWEEPQ_OTHER_NODE`. Undefined if the variable is not set; then the row says what it skips. */
export async function findOtherNode(
  { env, expect, note }: Pick<RowContext, 'env' | 'expect' | 'note'>,
  skipped: string,
): Promise<NodeBinary | undefined> {
  const { SWEEPQ_OTHER_NODE: path } = env;
  if (!path) {
    note(`SWEEPQ_OTHER_NODE, the path of another version of Node.js, is not set: skips ${skipped}`);
    return undefined;
  }
  const { stdout } = await promisify(execFile)(path, ['--version']);
  const version = stdout.trim();
  expect(
    version !== ownNode.version,
    `Expected SWEEPQ_OTHER_NODE to have another version than ${ownNode.version}, got the same.`,
  );
  return { path, version };
}

/** Whether a process runs on this version of Node.js, by its own metrics. */
export const isOnNode = async (part: { url: string }, { version }: NodeBinary) =>
  (await readMetric(part, `nodejs_version_info\\{version="${version}"[^}]*\\}`)) === 1;
