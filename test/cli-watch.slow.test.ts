// `sweepq watch` with a pipe or a terminal as output, during an outage of the api, and with Ctrl-C.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { startApi } from '@sweepq/stack';
import { expect, onTestFinished, test } from 'vitest';
import { cliPath, envOf, runCli, startCli } from './support/cli.ts';
import { useService } from './support/service.ts';
import { long, seeds, short, steer } from './support/steering.ts';

test('with a pipe as output, prints plain lines and the best trials, and exits with 0 only for a completed sweep', async () => {
  const service = await useService();
  const args = ['--dataset', 'synthetic-cats', '--learning-rate', '0.001,0.005', '--no-reuse'];
  const watching = startCli(service, ['submit', ...args, '--iterations', '10,20', '--watch']);
  await service.startWorker();
  const { code, stdout, stderr } = await watching.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^trial .*test accuracy +test cost( +tie)?\n(t\d .*% +\d\.\d{6}( +≈)?\n){4}$/,
  );
  expect(stderr).toMatch(/^Baseline: \d\d\.\d\d %, by always answering the largest class\.$/m);
  expect(stderr).toMatch(
    /^best so far: test accuracy .* with learningRate=0\.00\d iterations=\d+$/m,
  );
  expect(stderr).toMatch(/^The sweep is completed\. 4 trials: 4 completed\.$/m);
  expect(stdout + stderr).not.toContain('\u001b');

  const { id } = await service.submit({ space: { ...long, seed: [1, 2] } });
  await steer(service, id, 'cancel');
  const cancelled = await runCli(service, ['watch', id]);
  const args6 = [...args.slice(0, 2), '--learning-rate', '1e308', '--iterations', '50', '--watch'];
  const diverged = await runCli(service, ['submit', ...args6]);
  expect(diverged).toMatchObject({
    code: 6,
    stderr: expect.stringMatching(
      /is failed\. 1 trial: 1 diverged\.\n.*: 1 diverged\. \(no-result\)/,
    ),
  });
  expect(cancelled).toMatchObject({ code: 1, stderr: expect.stringContaining('is cancelled') });
});

test('with --json prints each event on a line, and Ctrl-C does not stop the sweep', async () => {
  const service = await useService();
  await service.startWorker();
  // The runs are long, so that the sweep is still open when the signal arrives.
  const { id } = await service.submit({ space: { ...long, seed: seeds(100) } });
  const { child, written, ended } = startCli(service, ['watch', id, '--json']);
  await expect.poll(() => written().stdout, { timeout: 50_000 }).toContain('"type":"run.progress"');
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  const comeBack = `sweepq watch ${id} --url ${service.api.url}`;
  expect([code, stderr]).toEqual([130, `The sweep continues. To watch it again: ${comeBack}\n`]);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events[0]).toMatchObject({
    ...{ id: expect.any(String), type: 'stream.started', timestamp: expect.any(String) },
    data: { sweepId: id, sweep: { id } },
  });
  expect((await service.readSweep(id)).finishedAt).toBeNull();
});

test('reports that the api does not answer, and continues when it answers again', async () => {
  const service = await useService({ apart: true });
  const { id } = await service.submit({ space: { ...short } });
  const { written, ended } = startCli(service, ['watch', id]);
  await expect.poll(() => written().stderr, { timeout: 50_000 }).toContain(`${id}: queued`);
  await service.api.stop();
  const away = 'The connection to the API is lost. Reconnecting …\n';
  await expect.poll(() => written().stderr, { timeout: 50_000 }).toContain(away);
  const { port } = new URL(service.api.url);
  const api = await startApi({ ...service, port: Number(port) });
  onTestFinished(() => api.stop());
  await expect
    .poll(() => written().stderr, { timeout: 50_000 })
    .toContain('The API answers again.');
  await service.startWorker();
  expect(await ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/^t1 /m) });
});

const hasScript = spawnSync('script', ['--version']).status === 0;

test.runIf(hasScript)('on a terminal, redraws progress bars that fit its width', async () => {
  const service = await useService();
  await service.startWorker();
  const { id } = await service.submit({ name: 'bars', space: { ...long, seed: [1, 2] } });
  const command = `stty cols 50 rows 10; ${process.execPath} ${cliPath} watch ${id}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: envOf(service, { TERM: 'xterm' }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  await expect.poll(() => text, { timeout: 50_000 }).toMatch(/seed=1 .*[█░]{5}.* \d+\/1000000/);
  await steer(service, id, 'cancel');
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(text).toContain('\u001b[1mbars\u001b[22m  \u001b[36mrunning');
  expect(text).toContain('\u001b[2K');
  // The cursor is shown again.
  expect(text.lastIndexOf('\u001b[?25h')).toBeGreaterThan(text.lastIndexOf('\u001b[?25l'));
  const lines = stripVTControlCharacters(text).split('\r\n');
  const drawn = lines.filter((line) => /[█░]/.test(line));
  expect(Math.max(...drawn.map((line) => line.length))).toBeLessThanOrEqual(50);
});
