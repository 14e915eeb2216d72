// Messages and exit codes of commands that fail, and the help texts.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noService, type Result, runCli } from './support/cli.ts';
import { useFolder } from './support/redis-server.ts';
import { serve } from './support/serve.ts';
import { useService } from './support/service.ts';
import { reader, tokens } from './support/tokens.ts';

const packagePath = new URL('../package.json', import.meta.url);
const emptyPage = '{"items": [], "nextCursor": null}';

test('a command exits with 2 and prints each invalid field, and exits with 3 for an unknown id', async () => {
  const service = await useService();
  const submit = ['submit', '--dataset', 'synthetic-cats', '--iterations', '0'];
  const refused = await runCli(service, [...submit, '--learning-rate=-1,0.1']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(/^Expected `space\.learningRate\[0\]` to be .*, got `-1`\.$/m);
  expect(refused.stderr).toMatch(/^Expected `space\.iterations` to be .*, got `0`\.$/m);
  for (const args of [
    ['show', 'x'],
    ['watch', 'x'],
    ['export', 'x'],
    ['dataset', 'show', 'x'],
    ['trial', 'show', 'x-t0'],
    ['run', 'show', 'x-r0'],
    ['model', 'get', 'x'],
    ['plot', 'x'],
  ]) {
    const { code, stderr, stdout } = await runCli(service, args);
    expect([code, stdout, stderr]).toEqual([3, '', expect.stringContaining('`x`')]);
  }
  const { id } = await service.submit({ space: { learningRate: 0.1, iterations: 10 } });
  expect(await runCli(service, ['best', id])).toMatchObject({ code: 3 });
  expect(await runCli(service, ['retry', id])).toMatchObject({ code: 2 });
});

test.each([
  [['frobnicate'], /unknown command 'frobnicate'/],
  [['show'], /missing required argument 'id'/],
  [['ls', '--limit', '0'], /^Expected `--limit` to be a whole number, 1 or above, got `0`\.$/m],
  [['submit', '--l2', 'much'], /^Expected `--l2` to be a number, a list .*, got `much`\.$/m],
  [['submit', '-f', 'none.yaml'], /^There is no file `none\.yaml`\.$/m],
  [
    ['trial', 'ls', 'x', '--status', 'done'],
    /unknown option '--status'\n\(Did you mean --filter\?\)$/m,
  ],
  [['export', 'x', '-o', 'xml'], /Allowed choices are table, json, yaml, csv, name, ndjson/],
  [
    ['export', 'x', '-o', 'yaml'],
    /of `sweepq export` to be csv, json, ndjson or parquet, got `yaml`\.$/m,
  ],
  [['export', 'x', '--format', 'csv'], /\(Did you mean --output\?\)$/m],
  [['sweep', 'ls', '-o', 'ndjson'], /of `sweepq sweep ls` to be table, json, yaml, csv or name, /],
  [['show', 'x', '-o', 'csv'], /to be table, json, yaml or name, got `csv`\.$/m],
  [['submit', '--watch', '-o', 'yaml'], /of `sweepq submit` to be table or json, got `yaml`\.$/m],
  [['submit', '--dry-run', '-o', 'name'], /to be table, json or yaml, got `name`\.$/m],
  [['up', '--json'], /^Expected no `--output` and no `--json`: `sweepq up` prints no data\.$/m],
  [['ls', '--json', '-o', 'yaml'], /^Expected either `--json` or `--output yaml`, got both\.$/m],
  [['ls', '-q'], /unknown option '-q'\n/],
  [['ls', '--quiet'], /\(Did you mean --output\?\)$/m],
  [['watch'], /^Expected either a sweep or `--all`\.$/m],
  [['watch', 'x', '--all'], /^Expected either a sweep or `--all`\.$/m],
  [['trials', 'x'], /unknown command 'trials'\n\(Did you mean trial ls\?\)$/m],
  [['sweep', 'list'], /unknown command 'list'\n\(Did you mean ls\?\)$/m],
  [['run', 'delete', 'x'], /unknown command 'delete'\n\(`--help`/],
  [['worker', 'list'], /too many arguments for 'worker'/],
  [['help', 'nothing'], /no topic and no command `nothing`\. The topics are spaces, filters/],
  [['rm', 'x'], /^Expected `--yes`, because .* no terminal for a question\.$/m],
  [['ls', '--context', 'x', '--url', 'http://x'], /either `--url` or `--context`, got both\.$/m],
  [['login'], /^Expected `--url` with the URL of the API\.$/m],
  [
    ['login', '--url', 'http://x/?y'],
    /^Expected `--url` .* without `\?` and `#`, got `http:\/\/x\/\?y`\.$/m,
  ],
  [['login', '--url', 'http://x/#'], /^Expected `--url` to be a URL without `\?` and `#`/m],
  [['login', '--url', 'http://a:b@x'], /^Expected `--url` .* without a user and a password/m],
  [['login', '--url', 'x:3000'], /^Expected `--url` to be a URL that begins with http:\/\/ /m],
  [['login', '--url', 'http://x', '--token', 's'], /^Expected `--token-file`, or `-` /],
  [['plot', 'x', '--out', 'x.gif'], /to be a name that ends with \.svg or \.png, got `x\.gif`\.$/m],
  [['dataset', 'show', 'x@y'], /^Expected the version after `@` to be a whole number/m],
  [
    ['dataset', 'image', 'x', 'train', '1.5'],
    /^Expected `<index>` to be a whole number, 0 or above/,
  ],
  [['submit', '--lr', '0.1'], /unknown option '--lr'\n\(Did you mean --learning-rate\?\)$/m],
  [['submit', '-l2', '0.1'], /unknown option '-l2'\n\(Did you mean --l2\?\)$/m],
  [['submit', '--weight_decay', '1'], /unknown option .*\n\(Did you mean --l2\?\)$/m],
  [['submit', '--earlyStoppingPatience', '1'], /\(Did you mean --early-stopping-patience\?\)$/m],
  [['submit', '--itertions', '1'], /\(Did you mean --iterations\?\)$/m],
  [['export', 'x', '--file', 'y'], /\(Did you mean --out\?\)$/m],
  [['ls', '--host', 'x'], /\(Did you mean --url\?\)$/m],
  // `ls` has no option `--learning-rate`, so the message suggests none.
  [['ls', '--lr', '0.1'], /unknown option '--lr'\n\(`--help`/],
  [['list'], /unknown command 'list'\n\(Did you mean ls\?\)$/m],
  [['submit', '--learning-rate', '0.1', '0.2', '--l2', '0'], /: --learning-rate 0\.1,0\.2$/m],
  [['extend', '--iterations', '10', '20', '30', 'x'], /: --iterations 10,20,30$/m],
  [['submit', '--learning-rate', '0.1 0.2'], /by commas, .*: --learning-rate 0\.1,0\.2$/m],
  [
    ['submit', '--learning-rate', '0.1,', '0.2'],
    /ends with a comma\. .*: --learning-rate 0\.1,…$/m,
  ],
  [['submit', '--iterations', '100,'], /ends with a comma\. One value: --iterations 100\. /],
  [['ls', '--url', 'here'], /^Expected the URL of the api to be like http:.*, got `here`\.$/m],
])('wrong usage exits with 2: %o', async (args, sentence) => {
  expect(await runCli(noService, args)).toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: expect.stringMatching(sentence),
  });
});

test.each([
  [401, 4],
  [403, 4],
  [429, 5],
  [500, 5],
  [503, 5],
])(
  'the command prints the detail of an answer with status %i, and exits with %i',
  async (status, code) => {
    const url = await serve((_request, response) => {
      response.writeHead(status, { 'retry-after': '60' });
      response.end(JSON.stringify({ type: 'urn:sweepq:problem:some', detail: 'For a reason.' }));
    });
    const result = await runCli(noService, ['ls', '--url', url]);
    expect(result).toMatchObject({ code, stdout: '' } satisfies Partial<Result>);
    expect(result.stderr).toMatch(/^For a reason\.\nError code: some\..*\n$/);
  },
);

test('the command prints the scope that the token lacks, and the id of a request that failed in the api', async () => {
  const service = await useService({ env: { SWEEPQ_TOKENS: tokens } });
  const args = ['submit', '--dataset', 'synthetic-cats', '--learning-rate', '0.1'];
  const refused = await runCli(service, [...args, '--iterations', '1', '--token', reader]);
  expect(refused).toMatchObject({ code: 4, stdout: '' });
  expect(refused.stderr).toMatch(
    /^Expected a token with the scope `write`, .*\nError code: forbidden\. The token needs the scope write\.\n$/,
  );
  const url = await serve((_request, response) => {
    const instance = 'urn:sweepq:request:r-1';
    const problem = { type: 'urn:sweepq:problem:internal', detail: 'A defect.', instance };
    response.writeHead(500).end(JSON.stringify(problem));
  });
  expect((await runCli(noService, ['ls', '--url', url])).stderr).toBe(
    'A defect.\nError code: internal. Request: r-1.\n',
  );
});

test('without an api, a command exits with 5, and prints the URL and how to start or choose an api', async () => {
  const { code, stderr } = await runCli(noService, ['ls']);
  expect([code, stderr]).toEqual([
    5,
    expect.stringMatching(
      /^http:\/\/127\.0\.0\.1:9\/.* does not answer\.\n`npm start` .* SWEEPQ_URL or `--url` .*\.\n$/,
    ),
  ]);
});

test('`sweepq --version` prints the version of package.json', async () => {
  const { version } = JSON.parse(readFileSync(packagePath, 'utf8'));
  expect(await runCli(noService, ['--version'])).toEqual({
    code: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
});

test('sends the token of an option or of the environment', async () => {
  const seen: (string | undefined)[] = [];
  const url = await serve(({ headers }, response) => {
    seen.push(headers.authorization);
    response.end(emptyPage);
  });
  const env = { SWEEPQ_TOKEN: 'of the environment' };
  await runCli(noService, ['ls', '--url', url], { env });
  await runCli(noService, ['ls', '--url', url, '--token', 'given'], { env });
  expect(seen).toEqual(['Bearer of the environment', 'Bearer given']);
});

test('`--token-file` reads the token from a file or from standard input', async () => {
  const seen: (string | undefined)[] = [];
  const url = await serve(({ headers }, response) => {
    seen.push(headers.authorization);
    response.end(emptyPage);
  });
  const path = join(useFolder(), 'token');
  writeFileSync(path, 'of-the-file\n');
  const list = (args: string[], input = '') =>
    runCli(noService, ['ls', '--url', url, ...args], { input });
  await list(['--token-file', path]);
  await list(['--token-file', '-'], 'of-stdin\n');
  expect(seen).toEqual(['Bearer of-the-file', 'Bearer of-stdin']);
  for (const [args, sentence] of [
    [['--token-file', path, '--token', 'x'], /got both\.$/m],
    [['--token-file', '-'], /but it is empty\.$/m],
    [['--token-file', '/nowhere'], /^There is no file `\/nowhere`\.$/m],
  ] as const) {
    expect(await list([...args])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(sentence),
    });
  }
  const both = await runCli(noService, ['submit', '--file', '-', '--token-file', '-']);
  expect(both).toMatchObject({ code: 2, stderr: expect.stringMatching(/only one of/) });
});
