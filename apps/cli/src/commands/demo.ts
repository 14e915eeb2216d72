import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { createClient } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { readPort } from '../input/read-port.ts';
import { offer, streamFormats } from '../output/formats.ts';
import { describeExamples } from '../show/examples.ts';

export const addDemo: AddCommand = (parent, cli) => {
  offer(parent.command('demo'), streamFormats)
    .description(
      'start a service, run the experiment of the article as a sweep, and stop the service',
    )
    .option('--out <dir>', 'folder for the pictures; default: .sweepq/demo')
    .addHelpText('after', describeExamples('sweepq demo', 'sweepq demo --json --out pictures'))
    .action(({ out }: { out?: string }) => demo(cli, out));
};

async function demo(cli: Cli, out: string | undefined): Promise<void> {
  const { env, say } = cli;
  const { signal, signalled } = cli.createStop();
  const [{ homeDirOf, withStack }, { firstWriteToken }, { findFailures, runDemo }] =
    await Promise.all([
      import('../stack/with-stack.ts'),
      import('../stack/first-write-token.ts'),
      import('../demo/run-demo.ts'),
    ]);
  const { createView, noView } = await import('../watch/view.ts');
  const isJson = cli.isJson();
  const threads = env.SWEEPQ_THREADS ? undefined : availableParallelism();
  await withStack(cli, { state: 'fresh', threads, signal }, async (stack) => {
    const finished = runDemo({
      client: createClient({ url: stack.api.url, token: firstWriteToken(env) }),
      outDir: resolve(out ?? join(homeDirOf(env), 'demo')),
      view: isJson ? noView : createView(cli.stderr, cli.style('stderr'), env),
      style: cli.style(),
      print: isJson ? () => undefined : cli.print,
      report: say,
      signal,
    });
    const result = await Promise.race([finished, signalled]);
    if (typeof result === 'string') {
      cli.exitWith('interrupted');
      return;
    }
    if (isJson) cli.printJson(result);
    else cli.print(describePage(env));
    const failures = findFailures(result);
    for (const failure of failures) say(failure);
    if (failures.length > 0) cli.exitWith('failed');
  });
}

/** The service of the demo stops, so its page is gone. The page of `npm start` stays. */
const describePage = (env: Cli['env']) =>
  `\nSweeps in a browser: \`npm start\`, then http://localhost:${readPort(env, 'PORT', 3000)}/`;
