// Starts a program that measures its time. For each line on stdin the program does one run, and prints one line of JSON.
// Between its runs the program waits, so that other programs can be measured.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BenchError } from '../bench-error.ts';
import type { Env } from '../env.ts';
import type { End } from './measure-in-turns.ts';

export type Side = {
  name: string;
  ask(question?: string): Promise<Answer>;
  stop(): Promise<void>;
};

export type Answer = { seconds: number; end: End };

export type SideOptions = { name: string; command: string; args: readonly string[]; env: Env };

const lastErrorChars = 2_000;

export function startSide({ name, command, args, env }: SideOptions): Side {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'close').catch(() => undefined);
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = (errors + String(chunk)).slice(-lastErrorChars);
  });
  child.on('error', (error) => {
    errors += error.message;
  });
  // A write to a program that has ended fails. `ask` reports the missing answer.
  child.stdin.on('error', () => undefined);
  return {
    name,
    async ask(question = '') {
      child.stdin.write(`${question}\n`);
      const { value, done } = await lines.next();
      if (!done) return parseAnswer(name, value);
      await exited;
      throw new BenchError('side-failed', `${name} ended before its answer. ${errors}`.trim());
    },
    async stop() {
      // The program has no state to save.
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function parseAnswer(name: string, line: string): Answer {
  try {
    const { seconds, ...end } = JSON.parse(line) as Record<string, unknown>;
    const numbers = [seconds, ...Object.values(end)];
    if (numbers.every((number) => typeof number === 'number')) {
      return { seconds: seconds as number, end: end as End };
    }
  } catch {
    // The line is not JSON. The error is thrown below.
  }
  throw new BenchError('side-failed', `Expected a result of ${name}, got \`${line}\`.`);
}

export async function stopAll(sides: readonly { stop(): Promise<void> }[]): Promise<void> {
  await Promise.all(sides.map((side) => side.stop()));
}
