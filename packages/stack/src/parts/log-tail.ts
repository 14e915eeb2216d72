import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const keptLines = 200;

/** Keeps the last 200 lines of a process's output. If `logPath` is set, appends all lines to this file. */
export function createLogTail(
  outputs: readonly Readable[],
  { logPath }: { logPath?: string | undefined } = {},
): { readonly lines: readonly string[] } {
  const file = logPath === undefined ? undefined : createWriteStream(logPath, { flags: 'a' });
  // Ignore write errors: a full disk must not stop the service. Lines are then missing in the file.
  file?.on('error', () => undefined);
  const lines: string[] = [];
  let open = outputs.length;
  for (const output of outputs) {
    createInterface({ input: output })
      .on('line', (line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
        file?.write(`${line}\n`);
      })
      .on('close', () => {
        open -= 1;
        if (open === 0) file?.end();
      });
  }
  return { lines };
}
