import type { Stack } from '@sweepq/stack';
import { explainStandIn } from './dataset.ts';

type Access = {
  /** Whether the API requires a token. */
  asksForToken: boolean;
  /** The base path behind a proxy, such as `/sweepq`. */
  basePath?: string | undefined;
  /** The URL that commands call without `--url`. Undefined if it cannot be found. */
  calledUrl: string | undefined;
};

/** Returns the start screen: addresses, datasets and a first command. */
export function describeStack(
  { api, workers, redis }: Stack,
  { datasets, leftOut }: { datasets: readonly string[]; leftOut: readonly string[] },
  { asksForToken, basePath = '', calledUrl }: Access,
): string[] {
  const standIn = explainStandIn(datasets);
  const [dataset = 'catvnoncat'] = datasets;
  const at = (path: string) => new URL(`${basePath.replace(/\/$/, '')}${path}`, api.url).href;
  const body = { dataset, space: { learningRate: [0.001, 0.005], iterations: [500, 2000] } };
  const url = new URL(api.url).origin;
  const header = asksForToken ? ' -H "Authorization: Bearer $SWEEPQ_TOKEN"' : '';
  const isCalled = calledUrl !== undefined && originOf(calledUrl) === originOf(api.url);
  const asked = isCalled ? '' : `--url ${url} `;
  return [
    `Page         ${at('/')}`,
    `API          ${at('/v1/sweeps')}`,
    `Docs         ${at('/docs')}`,
    `Bull Board   ${at('/admin/queues')}`,
    `Metrics      ${at('/metrics')}`,
    ...workers.map(({ name, url }) => `             ${new URL('/metrics', url).href} (${name})`),
    `Redis        ${redis.version}, ${redis.source}`,
    `Datasets     ${datasets.join(', ') || 'none'}`,
    ...(standIn ? [`             ${standIn}`] : []),
    ...(leftOut.length > 0
      ? [`Left out     ${leftOut.join(', ')}: \`npx sweepq ${asked}dataset ls\` prints the reason`]
      : []),
    '',
    asksForToken
      ? 'Submit a sweep, with SWEEPQ_TOKEN set to the secret of a token with the scope write:'
      : 'Submit a sweep:',
    `  npx sweepq submit ${asked}--dataset ${dataset} --learning-rate 0.001,0.005 --iterations 500,2000 --watch`,
    'or',
    `  curl -s ${at('/v1/sweeps')}${header} -H 'content-type: application/json' \\`,
    `    -d '${JSON.stringify(body)}'`,
    '',
    'Ctrl-C stops everything.',
  ];
}

/** Returns the origin of a URL. `localhost` and 127.0.0.1 are the same machine. Undefined for a text that is no URL. */
function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  return new URL(url).origin.replace('//localhost', '//127.0.0.1');
}
