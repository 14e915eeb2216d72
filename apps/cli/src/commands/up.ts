import { createClient } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { readPort } from '../input/read-port.ts';
import { describeExamples } from '../show/examples.ts';
import { describeStack } from '../show/stack.ts';

export const addUp: AddCommand = (parent, cli) => {
  parent
    .command('up')
    .description('start Redis, the API and a worker; Ctrl-C stops them')
    .addHelpText('after', describeExamples('sweepq up', 'PORT=8080 SWEEPQ_THREADS=2 sweepq up'))
    .action(() => up(cli));
};

const nameOf = ({ name }: { name: string }) => name;

async function up(cli: Cli): Promise<void> {
  const { env, print, say } = cli;
  const [port, metricsPort] = [
    readPort(env, 'PORT', 3000),
    readPort(env, 'SWEEPQ_METRICS_PORT', 9464),
  ];
  const { signal, signalled } = cli.createStop();
  // These modules are slow to load, and only `up` and `demo` need them.
  const { withStack } = await import('../stack/with-stack.ts');
  const { firstWriteToken } = await import('../stack/first-write-token.ts');
  const host = env.HOST || '127.0.0.1';
  await withStack(cli, { host, port, metricsPort, signal }, async (stack) => {
    const client = createClient({ url: stack.api.url, token: firstWriteToken(env) });
    const { datasets, leftOut } = await client.surveyDatasets();
    const names = { datasets: datasets.map(nameOf), leftOut: leftOut.map(nameOf) };
    const asksForToken = Boolean(env.SWEEPQ_TOKENS || env.SWEEPQ_TOKENS_FILE);
    const basePath = env.SWEEPQ_BASE_PATH;
    const calledUrl = findCalledUrl(cli);
    print(describeStack(stack, names, { asksForToken, basePath, calledUrl }).join('\n'));
    await signalled;
    say('Stopping …');
  });
}

/** Returns the URL that commands call on this machine. A damaged context does not stop the service. */
function findCalledUrl(cli: Cli): string | undefined {
  try {
    return cli.api().url;
  } catch {
    return undefined;
  }
}
