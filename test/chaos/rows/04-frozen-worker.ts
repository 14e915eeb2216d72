import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runId } from '@sweepq/contract';
import { runLocks } from '@sweepq/queue';
import { waitUntil } from '../../support/wait.ts';
import type { Row, RowContext } from '../row.ts';
import { attemptsOf, readStoredEvents } from '../world/stored-events.ts';
import { listRuns, verify } from '../world/verify.ts';
import { type SentSweep, startWorld, type World } from '../world/world.ts';

const freezingWorker = fileURLToPath(new URL('../programs/freezing-worker.mjs', import.meta.url));
const frozenForMs = 3 * runLocks.lockDuration;

/**
 * Workers are frozen right before a commit or a report for longer than their locks, and then continue. Other workers have started
 * their runs by then, so the late commits and reports must have no effect.
 */
export const row: Row = {
  number: 4,
  fault: 'frozen worker wakes up',
  quick: false,
  async run(context) {
    const { rounds, atATime, awake, runs } = context.pick({
      full: { rounds: 2, atATime: 10, awake: 2, runs: 25 },
      quick: { rounds: 1, atATime: 2, awake: 1, runs: 6 },
    });
    const world = await startWorld(context, { workers: awake });
    const seed = Array.from({ length: runs }, (_, index) => index);
    const request = { space: { learningRate: 0.001, iterations: [1_000, 250_000], seed } };
    const ids: string[] = [];
    const late: LateWrite[] = [];
    for (let round = 0; round < rounds; round++) {
      const frozen = await freezeSome(context, world, { request, count: atATime });
      ids.push(frozen.id);
      late.push(...frozen.late);
      context.note(`${(round + 1) * atATime} frozen`);
    }
    for (const id of ids) await world.waitForSweep(id, 300_000);

    const stored = await Promise.all(ids.map((id) => readStoredEvents(world, id)));
    const steps = stored
      .flatMap((each) => [...attemptsOf(each).values()].flat())
      .flatMap(({ runId: id, iterations }) =>
        iterations.slice(1).map((at, k) => ({ id, at, before: iterations[k] ?? 0 })),
      );
    const back = steps.find(({ at, before }) => at <= before);
    context.expect(
      back === undefined,
      `Expected the progress of ${back?.id} to grow, got iteration ${back?.at} after ${back?.before}.`,
    );
    const injected = rounds * atATime;
    const countRefused = (method: Method) =>
      late.filter((write) => write.method === method && isRefused(write)).length;
    const [commits, reports] = [countRefused('commitRun'), countRefused('reportProgress')];
    context.expect(
      commits > 0 && reports > 0 && commits + reports >= injected / 2,
      `Expected late writes to be refused, got ${commits} commits and ${reports} reports of ${injected}.`,
    );
    return {
      injected,
      ...(await verify(
        context,
        world,
        ids.map((id) => ({ id, request })),
      )),
      measured: { lateCommitsRefused: commits, lateReportsRefused: reports },
    };
  },
};

type Method = 'commitRun' | 'reportProgress';

/** A call that the program `freezing-worker` records: without `answer` before it freezes, and with `answer` afterwards. */
type Note = {
  pid: number;
  method: Method;
  sweepId: string;
  run: number;
  attempt: number;
  answer?: unknown;
};
type LateWrite = Note & { answer: unknown };

const isRefused = ({ answer }: LateWrite) => answer === 'superseded' || answer === false;
/** The answer to a commit after the end of its sweep: the list of committed trials is empty. */
const isEmptyCommit = ({ answer }: LateWrite) => Array.isArray(answer) && answer.length === 0;

/** Freezes `count` workers in the middle of runs, and wakes them when other workers have started all of these runs. */
async function freezeSome(
  context: RowContext,
  world: World,
  { request, count }: { request: SentSweep; count: number },
): Promise<{ id: string; late: LateWrite[] }> {
  const notes = join(context.dir, `notes-${world.workers.size}-${performance.now()}`);
  await writeFile(notes, '');
  const readNotes = async () =>
    (await readFile(notes, 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Note);
  const workers = await Promise.all(
    Array.from({ length: count }, (_, k) => {
      const method: Method = k % 2 === 0 ? 'commitRun' : 'reportProgress';
      const call = `${context.random.between(1, 2)}`;
      const chaos = { CHAOS_FREEZES: method, CHAOS_CALL: call, CHAOS_NOTES: notes };
      return world.startWorker({ mainPath: freezingWorker, env: { ...world.env, ...chaos } });
    }),
  );
  const id = await world.submit(request);
  const haveAllFrozen = async () => (await readNotes()).length === count;
  await waitUntil('all workers of this round are frozen', haveAllFrozen, { timeoutMs: 180_000 });
  const frozen = await readNotes();
  await delay(frozenForMs);
  const areStartedAgain = async () => {
    // On a slow machine, a frozen run may belong to the sweep of the previous round.
    const sweeps = [...new Set(frozen.map(({ sweepId }) => sweepId))];
    const runs = (await Promise.all(sweeps.map((each) => listRuns(world, each)))).flat();
    const attempts = new Map(runs.map((run) => [run.id, run.attempts]));
    return frozen.every(
      ({ sweepId, run, attempt }) => (attempts.get(runId(sweepId, run)) ?? 0) > attempt,
    );
  };
  await waitUntil('other workers have started the frozen runs', areStartedAgain, {
    timeoutMs: 180_000,
  });

  for (const worker of workers) worker.kill('SIGCONT');
  const isAnswer = (note: Note): note is LateWrite => 'answer' in note;
  const late = await waitUntil('all late writes are answered', async () => {
    const answers = (await readNotes()).filter(isAnswer);
    return answers.length === count && answers;
  });
  for (const write of late) {
    const { finishedAt } = await world.client.readSweep(write.sweepId);
    const holds = isRefused(write) || (finishedAt !== null && isEmptyCommit(write));
    const { method, run, attempt, answer } = write;
    context.expect(
      holds,
      `Expected ${method} of attempt ${attempt} at run ${run} to be refused, got ${JSON.stringify(answer)}.`,
    );
  }
  await Promise.all(workers.map((worker) => worker.stop()));
  return { id, late };
}
