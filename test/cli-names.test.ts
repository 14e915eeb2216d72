// Commands accept the name of a sweep, or `latest`, instead of an id.
import type { Sweep } from '@sweepq/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readJson, runCli } from './support/cli.ts';
import { startService } from './support/service.ts';
import { long, type Service, short } from './support/steering.ts';

let service: Service;
let first: Sweep;

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const { id } = await service.submit({ name: 'café rates', space: { ...short } });
  first = (await service.waitForSweep(id)) as Sweep;
});
afterAll(() => service.stop());

test('a unique name can replace the id in every command that takes a sweep', async () => {
  const { id } = first;
  // In the Unicode form NFD, as on macOS.
  const name = 'cafe\u0301 rates';
  expect(await readJson(service, 'show', name)).toMatchObject({ id });
  expect(await readJson(service, 'best', name)).toMatchObject({ sweepId: id });
  expect(await readJson(service, 'export', name)).toMatchObject({ sweep: { id } });
  expect(await readJson(service, 'model', 'get', `${name}-t1`)).toMatchObject({
    trialId: `${id}-t1`,
  });
  expect(await readJson(service, 'show', `${name}-t1`)).toMatchObject({ id: `${id}-t1` });
  expect(await readJson(service, 'show', `${name}-r0`)).toMatchObject({ id: `${id}-r0` });
  expect(await readJson<unknown[]>(service, 'trial', 'ls', name)).toHaveLength(2);
  expect(await readJson(service, 'deliveries', name)).toEqual([]);
  const wrongFilter = ['deliveries', name, '--filter', 'state = failed'];
  expect(await runCli(service, wrongFilter)).toMatchObject({
    ...{ code: 2, stderr: expect.stringContaining('nearest: status') },
  });
  expect(await readJson(service, 'edit', name, '--tag', 'x')).toMatchObject({ id, tags: ['x'] });
  expect(await readJson(service, 'edit', name, '--archive')).toMatchObject({ archived: true });
  // An archived sweep can also be named.
  expect(await readJson(service, 'edit', name, '--unarchive')).toMatchObject({ archived: false });
  expect(await runCli(service, ['watch', name])).toMatchObject({ code: 0 });
  for (const args of [['importance'], ['retry'], ['pause'], ['resume'], ['cancel']]) {
    // Exit code 2: the sweep was found, and the command does not fit its status.
    expect(await runCli(service, [...args, name])).toMatchObject({ code: 2 });
  }
  expect(await runCli(service, ['priority', name, 'low'])).toMatchObject({ code: 2 });
  const extended = await runCli(service, ['extend', name, '--iterations', '30', '--watch']);
  expect(extended).toMatchObject({ code: 0 });
});

test('`latest` means the newest sweep, and an id means its sweep although another sweep has this id as its name', async () => {
  const { id } = await service.submit({ name: first.id, space: { ...long } });
  expect(await readJson(service, 'show', 'latest')).toMatchObject({ id });
  expect(await readJson(service, 'show', first.id)).toMatchObject({ id: first.id });
  expect(await readJson(service, 'cancel', 'latest')).toMatchObject({ id, status: 'cancelled' });
  // `latest` is resolved before any deletion, so only one sweep is deleted.
  expect(await readJson(service, 'rm', '--yes', '--no-wait', 'latest', 'latest')).toMatchObject([
    { target: { sweepId: id } },
  ]);
  expect(await readJson(service, 'show', 'latest')).toMatchObject({ id: first.id });
});

test('a name of two sweeps is refused with a list of their ids, and an unknown name exits with 3', async () => {
  const ids: string[] = [];
  for (let k = 0; k < 2; k++) {
    ids.push((await service.submit({ name: 'twice', space: { ...short } })).id);
  }
  const refused = await runCli(service, ['cancel', 'twice']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(/^2 sweeps are named `twice`\. Use one of their ids:$/m);
  for (const id of ids) expect(refused.stderr).toContain(id);
  for (const name of ['twic', 'Twice', 'twice-t0x', 'x-t0']) {
    const { code, stderr } = await runCli(service, ['show', name]);
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(
        /^There is no sweep, trial, run, operation or dataset with the id or name /,
      ),
    ]);
  }
  expect(await runCli(service, ['show', ''])).toMatchObject({ code: 2 });
});
