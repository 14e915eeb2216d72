// Runs the command line in a separate process on a terminal.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { cliPath, envOf } from './cli.ts';
import type { Service } from './steering.ts';

/** `script` of util-linux runs a command on a new terminal. */
export const hasTerminal = spawnSync('script', ['--version']).status === 0;

/** Starts a command on a terminal. `type` sends keys, `text` returns what the terminal has shown. */
export function startOnTerminal(
  service: Service,
  args: readonly string[],
  env: Record<string, string> = {},
) {
  const command = [process.execPath, cliPath, ...args].join(' ');
  const child = spawn('script', ['-qec', `stty cols 100 rows 20; ${command}`, '/dev/null'], {
    env: envOf(service, { TERM: 'xterm', ...env }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    shown += chunk;
  });
  return {
    type: (keys: string) => void child.stdin.write(keys),
    text: () => stripVTControlCharacters(shown),
    ended: once(child, 'close').then(([code]) => code as number | null),
  };
}
