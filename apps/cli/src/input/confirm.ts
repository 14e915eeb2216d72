// Commands that delete data of the service ask on a terminal, and need `--yes` elsewhere.
import type { Cli } from '../cli.ts';
import { UsageError } from './usage-error.ts';

/** The option `--yes`. */
export type Yes = { yes?: true | undefined };

/** Whether a person can answer a question. Questions go to stderr, because stdout has data. */
export const canAsk = ({ stdin, stderr }: Cli): boolean =>
  stdin.isTTY === true && stderr.isTTY === true;

/** Throws a usage error without `--yes` and without a terminal. Commands check this before their first request. */
export function assertConfirmable(cli: Cli, { yes }: Yes): void {
  if (yes || canAsk(cli)) return;
  throw new UsageError(
    'Expected `--yes`, because this deletes data and there is no terminal for a question.',
  );
}

/** Returns whether the action is wanted: with `--yes`, or if the answer to the question is yes. `describe` returns lines about its effect. */
export async function confirmAction(
  cli: Cli,
  { yes, question, describe }: Yes & { question: string; describe: () => Promise<string[]> },
): Promise<boolean> {
  if (yes) return true;
  for (const line of await describe()) cli.say(line);
  const { askYesNo } = await import('./ask.ts');
  return askYesNo(cli, question);
}
