import { spawn } from 'node:child_process';
import type { Env } from '../env.ts';

export type CommandOutcome = { succeeded: boolean; stdout: string; stderr: string };

/** Runs a program without a shell, and waits for its end. A program that cannot be started has failed. */
export function runCommand(
  program: string,
  args: readonly string[],
  options: { env: Env; timeoutMs: number; signal?: AbortSignal | undefined },
): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeoutMs,
      ...(options.signal && { signal: options.signal }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', (error) => {
      resolve({ succeeded: false, stdout, stderr: `${stderr}${error.message}\n` });
    });
    child.once('close', (code) => resolve({ succeeded: code === 0, stdout, stderr }));
  });
}
