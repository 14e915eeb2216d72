// Questions on a terminal. They go to stderr, because stdout has data.
import { confirm, isCancel, password } from '@clack/prompts';
import type { Cli } from '../cli.ts';

/** Asks a question, with no as the default. Ctrl-C and Ctrl-D mean no. */
export async function askYesNo({ stdin, stderr }: Cli, message: string): Promise<boolean> {
  const answer = await askUntilEnd(stdin, (signal) =>
    confirm({
      ...{ message, initialValue: false, withGuide: false },
      ...{ input: stdin, output: stderr, signal },
    }),
  );
  return answer === true;
}

/** Asks for a text that the terminal does not show. Returns undefined after Ctrl-C or Ctrl-D. */
export async function askSecret({ stdin, stderr }: Cli, message: string) {
  const answer = await askUntilEnd(stdin, (signal) =>
    password({
      ...{ message, withGuide: false },
      ...{ input: stdin, output: stderr, signal },
    }),
  );
  return isCancel(answer) ? undefined : answer;
}

/** Cancels a question at the end of the input. Without this, the question would have no answer, and the process would exit with code 13. */
async function askUntilEnd<T>(stdin: Cli['stdin'], ask: (signal: AbortSignal) => Promise<T>) {
  const ended = new AbortController();
  const end = () => ended.abort();
  // A terminal in raw mode passes Ctrl-D as a key.
  const onKey = (_text: unknown, key?: { name?: string; ctrl?: boolean }) => {
    if (key?.ctrl && key.name === 'd') end();
  };
  stdin.on('keypress', onKey).once('end', end);
  try {
    return await ask(ended.signal);
  } finally {
    stdin.off('keypress', onKey).off('end', end);
  }
}
