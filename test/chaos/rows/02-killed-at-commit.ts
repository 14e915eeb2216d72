import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../../support/wait.ts';
import type { Row } from '../row.ts';
import { keepWorkers } from '../world/keeping.ts';
import { verify } from '../world/verify.ts';
import { type SentSweep, startWorld } from '../world/world.ts';

const dyingWorker = fileURLToPath(new URL('../programs/dying-worker.mjs', import.meta.url));

/** Workers are killed right before or right after a commit. In both cases the results of the commit are stored once. */
export const row: Row = {
  number: 2,
  fault: 'worker killed just before and just after a commit',
  quick: true,
  async run(context) {
    const { random } = context;
    // Some workers are healthy. If every worker crashed, a run could reach the limit of crashes in a row and fail.
    const { times, dying, healthy, runs, mostCommits } = context.pick({
      full: { times: 50, dying: 4, healthy: 2, runs: 500, mostCommits: 12 },
      quick: { times: 1, dying: 2, healthy: 0, runs: 16, mostCommits: 3 },
    });
    const world = await startWorld(context, { workers: 0 });
    const notes = join(context.dir, 'notes');
    await writeFile(notes, '');
    const readNotes = async () => (await readFile(notes, 'utf8')).split('\n').filter(Boolean);

    const moments = Array.from({ length: times }, () => ['before', 'after']).flat();
    const next = () => {
      const moment = moments.splice(random.between(0, moments.length - 1), 1)[0];
      if (moment === undefined) return undefined;
      const fatal = { CHAOS_DIES: moment, CHAOS_COMMIT: `${random.between(1, mostCommits)}` };
      return { mainPath: dyingWorker, env: { ...world.env, ...fatal, CHAOS_NOTES: notes } };
    };
    const seed = Array.from({ length: runs }, (_, index) => index);
    const request = { space: { learningRate: 0.005, iterations: [100, 2_000], seed } };
    const sweeps: { id: string; request: SentSweep }[] = [];
    const submitMore = async () => {
      const last = sweeps.at(-1);
      const isOver = last === undefined || (await world.client.readSweep(last.id)).finishedAt;
      if (isOver) sweeps.push({ id: await world.submit(request), request });
    };
    await submitMore();
    await Promise.all(Array.from({ length: healthy }, () => world.startWorker()));
    const keeper = await keepWorkers(context, world, { count: dying, settings: next });
    const haveAllDied = async () => {
      await submitMore();
      return (await readNotes()).length === 2 * times;
    };
    await waitUntil('all workers of this row have been killed', haveAllDied, {
      timeoutMs: 600_000,
    });
    await keeper.stop();
    // Two healthy workers complete the remaining runs.
    await Promise.all([world.startWorker(), world.startWorker()]);
    for (const { id } of sweeps) await world.waitForSweep(id);

    const noted = await readNotes();
    const before = noted.filter((moment) => moment === 'before').length;
    const after = noted.length - before;
    const unlike = keeper.exits.filter(({ signal }) => signal !== 'SIGKILL');
    context.expect(
      unlike.length === 0,
      `Expected all workers to end with SIGKILL, got ${unlike.length} others.`,
    );
    const verdict = await verify(context, world, sweeps);
    return { injected: noted.length, ...verdict, measured: { before, after } };
  },
};
