// Tables on narrow terminals, shortened tables, and hints that contain the URL of the api.
import type { Sweep } from '@sweepq/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { startService } from './support/service.ts';
import { type Service, seeds } from './support/steering.ts';

let service: Service;
let sweep: Sweep;

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const space = { learningRate: [0.001, 0.005], iterations: [10, 20], seed: seeds(6) };
  const validation = { fraction: 0.2 };
  const { id } = await service.submit({ space, validation, name: 'a name of many words for it' });
  sweep = (await service.waitForSweep(id)) as Sweep;
});
afterAll(() => service.stop());

test('at 60 columns the table of trials keeps the sorted column, and a message lists the omitted columns', async () => {
  for (const [sort, title] of [
    ['objective', 'validation accuracy'],
    ['metrics.train.cost', 'train cost'],
    ['params.seed', 'seed'],
  ]) {
    const args = ['trial', 'ls', sweep.id, '--no-color', '--sort', sort ?? ''];
    const { stdout, stderr } = await runCli(service, args, { columns: 60 });
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(new RegExp(`^trial .*${title}`));
    expect(lines[1]).toMatch(/^t\d+ .*\d/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(stderr).toMatch(/^Left out at a width of 60 columns: .*test accuracy.*\.$/m);
  }
  const wide = await runCli(service, ['trial', 'ls', sweep.id], { columns: 200 });
  expect(wide.stderr).not.toContain('No room');
  const watched = await runCli(service, ['watch', sweep.id, '--no-color'], { columns: 60 });
  expect(watched.stdout).toMatch(/^trial .*validation accuracy/);
});

test('`trial ls` prints the metrics of `--columns`, and that of the sort', async () => {
  const run = (...args: string[]) =>
    runCli(service, ['trial', 'ls', sweep.id, '--no-color', ...args], { columns: 600 });
  const titles = ({ stdout }: Awaited<ReturnType<typeof run>>) => stdout.split('\n')[0] ?? '';
  expect(titles(await run())).not.toMatch(/F1|ROC AUC/);
  expect(titles(await run('--sort', '-metrics.test.f1'))).toMatch(/test F1( +tie)?$/);
  const both = await run('--columns', 'metrics.test.rocAuc,metrics.validation.balancedAccuracy');
  expect(titles(both)).toMatch(/test ROC AUC +validation balanced accuracy( +tie)?$/);
  expect(both.stdout).toMatch(/ 0\.\d{6} +\d+\.\d\d %( +≈)?$/m);
  expect(titles(await run('--columns', 'all'))).toMatch(
    /validation accuracy .* test ROC AUC( +tie)?$/,
  );
  const { stderr, code } = await run('--columns', 'metrics.test.f2');
  expect(stderr).toMatch(/Expected `--columns` to be metrics such as `metrics\.test\.f1`/);
  expect(code).toBe(2);
});

test('`trial ls` marks ties, prints the baseline once, and says if the trials were chosen by the test set', async () => {
  const args = ['trial', 'ls', sweep.id, '--no-color', '--limit', '100'];
  const { stdout, stderr } = await runCli(service, args, { columns: 200 });
  const low = Number(
    /^≈ marks ties: with \d+ images, the 95 % interval of the best trial is ([\d.]+) % to [\d.]+ %\.$/m.exec(
      stderr,
    )?.[1],
  );
  expect(
    stderr.match(/^Baseline: \d+\.\d\d %, by always answering the largest class\.$/gm),
  ).toHaveLength(1);
  expect(stderr).not.toContain('ranked by');
  const [head = '', ...rows] = stdout.trimEnd().split('\n');
  expect(head).toMatch(/ tie$/);
  const place = Number(sweep.best?.index);
  for (const row of rows) {
    const [trial = ''] = row.split(' ');
    const { metrics } = await service.client.readTrial(`${sweep.id}-${trial}`);
    const isTie = trial !== `t${place}` && 100 * (metrics?.validation?.accuracy ?? 0) > low - 1e-3;
    expect([trial, row.endsWith('≈')]).toEqual([trial, isTie]);
  }
  // Only the best trial is shown, so no row has the sign.
  const first = await runCli(service, ['trial', 'ls', sweep.id, '--limit', '1'], { columns: 200 });
  expect([first.stdout.includes('≈'), first.stderr.includes('≈')]).toEqual([false, false]);
  expect(first.stderr).toMatch(/^With \d+ images, the 95 % interval of the best trial is /m);
  const byCost = await runCli(service, [...args, '--sort', 'metrics.train.cost']);
  expect(byCost.stderr).not.toMatch(/ties|Baseline/);
});

test('`show` compares the best trial with the majority baseline, and counts its ties', async () => {
  const { stdout } = await runCli(service, ['show', sweep.id]);
  const { classes } = await service.client.readDataset('synthetic-cats');
  const held = classes.map(({ trainCount }) => Math.round(0.2 * trainCount));
  const images = held.reduce((sum, count) => sum + count, 0);
  const best = sweep.best?.metrics?.validation?.accuracy ?? Number.NaN;
  const baseline = Math.max(...held) / images;
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  expect(stdout).toMatch(
    new RegExp(`^baseline +${percent(baseline)}, by always answering the largest class; `, 'm'),
  );
  const points = Math.abs((best - baseline) * 100).toFixed(2);
  expect(stdout).toMatch(
    new RegExp(
      `; the best trial is ${points} points ${best < baseline ? 'below' : 'above'} it$`,
      'm',
    ),
  );
  // Counted from the interval that is printed, which is rounded.
  const low = Number(/^ties +95 % interval ([\d.]+) % to [\d.]+ %$/m.exec(stdout)?.[1]) / 100;
  const trials = await service.listTrials(sweep.id);
  const asGood = trials.filter(({ metrics }) => (metrics?.validation?.accuracy ?? 0) > low - 1e-5);
  expect(asGood.length).toBeGreaterThan(1);
  expect(stdout).toMatch(
    new RegExp(
      `^ +${asGood.length - 1} other trials? (lie|lies) inside its 95 % interval: with ${images} images they are ties\\.$`,
      'm',
    ),
  );
});

test('at 60 columns the list of sweeps has complete ids and statuses', async () => {
  const { stdout } = await runCli(service, ['ls', '--no-color'], { columns: 60 });
  const [head = '', row = ''] = stdout.split('\n');
  expect(head).toMatch(/^sweep +name +status/);
  expect(row).toBe(`${sweep.id}  a name of many…  completed`);
  expect(row.length).toBeLessThanOrEqual(60);
});

test('a message under a shortened table has the number of rows and the option that shows all', async () => {
  const { id } = sweep;
  const cut = await runCli(service, ['trial', 'ls', id, '--limit', '5']);
  const first = ({ stderr }: typeof cut) => stderr.split('\n')[0];
  expect(first(cut)).toBe('5 of 24 trials. `--limit 24` shows all.');
  const failed = await runCli(service, [
    'trial',
    'ls',
    id,
    '--filter',
    'status = completed',
    '--limit',
    '23',
  ]);
  expect(first(failed)).toBe('23 of 24 trials. `--limit 24` shows all.');
  const whole = await runCli(service, ['trial', 'ls', id, '--limit', '24']);
  expect(whole.stderr).not.toContain('shows all');
  const watched = await runCli(service, ['watch', id]);
  const all = `sweepq trial ls ${id} --limit 24 --url ${service.api.url}`;
  expect(watched.stderr).toContain(`The best 10 of 24 trials. To list all: ${all}\n`);
  for (let k = 0; k < 2; k++) {
    await service.submit({ space: { learningRate: 0.1, iterations: 10 + k } });
  }
  const listed = await runCli(service, ['ls', '--limit', '2']);
  expect(listed.stderr).toBe('2 of 3 sweeps. `--limit 3` shows all.\n');
});

test('a hint has the URL of the api, quoted for a shell', async () => {
  const args = ['submit', '--dataset', 'synthetic-cats', '--learning-rate', '0.1'];
  const submit = [...args, '--iterations', '10'];
  const { url } = service.api;
  const byEnv = await runCli(service, submit);
  expect(byEnv.stderr).toMatch(new RegExp(`^ {2}sweepq watch swp_\\w+ --url ${url}$`, 'm'));
  const strange = `${url}/?a=1&b='2'`;
  const byOption = await runCli(service, [...submit, '--url', strange]);
  expect(byOption.stderr).toContain(` --url '${url}/?a=1&b='\\''2'\\'''\n`);
});

test('`trial ls` says with the remedy that the trials were chosen by the test set', async () => {
  const { id } = await service.submit({ space: { learningRate: [0.001], iterations: [10] } });
  await service.waitForSweep(id);
  const byTest = await runCli(service, ['trial', 'ls', id]);
  expect(byTest.stderr.match(/ranked by `metrics\.test\.accuracy`.*"folds": 5/g)).toHaveLength(1);
});
