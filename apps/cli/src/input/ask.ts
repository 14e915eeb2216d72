// Questions on a terminal. They go to stderr, because stdout has data.
import { confirm, isCancel, password } from '@clack/prompts';
import type { Cli } from '../cli.ts';

/** Asks a question, with no as the default. Ctrl-C means no. */
export async function askYesNo({ stdin, stderr }: Cli, message: string): Promise<boolean> {
  const answer = await confirm({
    ...{ message, initialValue: false, withGuide: false },
    ...{ input: stdin, output: stderr },
  });
  return answer === true;
}

/** Asks for a text that the terminal does not show. Returns undefined after Ctrl-C. */
export async function askSecret({ stdin, stderr }: Cli, message: string) {
  const answer = await password({
    ...{ message, withGuide: false },
    ...{ input: stdin, output: stderr },
  });
  return isCancel(answer) ? undefined : answer;
}
