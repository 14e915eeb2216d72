import { defaultPrefix, type SweepEvent, trialId } from '@sweepq/contract';
import { createQueues } from '@sweepq/queue';
import type { Redis } from 'ioredis';
import { countMissingRuns } from './planned.ts';

const store = `${defaultPrefix}:store`;
const statuses = ['queued', 'running', 'completed', 'failed', 'diverged', 'cancelled'] as const;

/**
 * Reads every sweep directly from Redis, and returns a sentence for each inconsistency. Examples: an open sweep without a job, a job
 * without a state, a sweep that waits for a missing run, an ended trial that is not counted.
 */
export async function findInconsistencies(redis: Redis): Promise<string[]> {
  const queues = createQueues({
    connection: redis,
    prefix: defaultPrefix,
    onError: () => undefined,
  });
  const halves: string[] = [];
  const expect = (holds: boolean, sentence: string) => void (holds || halves.push(sentence));
  try {
    for (const queue of ['sweeps', 'runs'] as const) {
      const jobs: string[] = [];
      for (const key of await redis.keys(`${defaultPrefix}:${queue}:swp_*`)) {
        const [id = '', part] = key.slice(`${defaultPrefix}:${queue}:`.length).split(':');
        // Keys with a further part belong to a job, such as its lock and its dependencies.
        if (part !== undefined) continue;
        jobs.push(id);
      }
      const look = async (id: string) => {
        const state = await queues[queue].getJobState(id);
        expect(state !== 'unknown', `the job ${id} is in no state`);
        const sweep = id.slice(0, 'swp_'.length + 26);
        const hasRecord = (await redis.hexists(`${store}:sweep:${sweep}`, 'spec')) === 1;
        // The job of a sweep may have no record yet: the planner writes it if the api did not.
        expect(hasRecord || queue === 'sweeps', `the run ${id} has no sweep`);
      };
      // The requests are pipelined, because 10 000 single requests would take too long.
      for (let k = 0; k < jobs.length; k += 500)
        await Promise.all(jobs.slice(k, k + 500).map(look));
    }
    for (const id of await redis.zrange(`${store}:sweeps`, '0', '-1')) {
      const state = await queues.sweeps.getJobState(id);
      for (const half of await inconsistenciesOf(redis, id, state)) halves.push(`${id}: ${half}`);
    }
  } finally {
    await queues.close();
  }
  return halves;
}

async function inconsistenciesOf(redis: Redis, id: string, jobState: string): Promise<string[]> {
  const halves: string[] = [];
  const expect = (holds: boolean, sentence: string) => void (holds || halves.push(sentence));
  const stem = `${store}:sweep:${id}`;
  const record = await redis.hgetall(stem);
  if (record.deleted !== undefined) return [];
  if (record.spec === undefined) return ['is listed and has no record'];
  const [trials, runs, models, curves, leaders, events] = await Promise.all([
    redis.hgetall(`${stem}:trials`),
    redis.hgetall(`${stem}:runs`),
    redis.hkeys(`${stem}:models`),
    redis.hkeys(`${stem}:curves`),
    redis.zcard(`${stem}:leaderboard`),
    redis.xrange(`${stem}:events`, '-', '+'),
  ]);
  const outcomes = Object.entries(trials).map(
    ([index, text]) => [index, JSON.parse(text) as Outcome] as const,
  );
  const counted = statuses.reduce((sum, status) => sum + Number(record[status]), 0);
  expect(counted === Number(record.total), `counts ${counted} of ${record.total} trials`);
  for (const status of ['completed', 'failed', 'diverged'] as const) {
    const ended = outcomes.filter(([, outcome]) => outcome.status === status).length;
    expect(
      ended === Number(record[status]),
      `has ${ended} ${status} trials and counts ${record[status]}`,
    );
  }
  expect(leaders === Number(record.completed), `ranks ${leaders} of ${record.completed} trials`);
  for (const [index, { modelSha256 }] of outcomes) {
    expect(modelSha256 === null || models.includes(index), `trial ${index} has no model`);
  }
  for (const [run, text] of Object.entries(runs)) {
    const { status } = JSON.parse(text) as { status: string };
    expect(status !== 'completed' || curves.includes(run), `run ${run} has no cost curve`);
  }
  // A cut adds events of the trials that have partial results, as cancelled ones.
  const recorded = events.flatMap(([, [, event = '{}']]) => endedTrialOf(event));
  const recordedIds = new Set(recorded.map((event) => event.id));
  const missing = outcomes.filter(([index]) => !recordedIds.has(trialId(id, Number(index))));
  expect(
    missing.length === 0,
    `has no event for ${missing.length} of ${outcomes.length} ended trials`,
  );
  const statusOf = new Map(
    outcomes.map(([index, { status }]) => [trialId(id, Number(index)), status]),
  );
  // Failures do not count, because a retry opens a failed trial again.
  const others = recorded.filter(
    (event) => event.status !== 'failed' && event.status !== statusOf.get(event.id),
  );
  expect(others.length === 0, `has events of ${others.length} trials with another status`);
  if (jobState === 'waiting-children') {
    const missingRuns = await countMissingRuns(redis, id);
    expect(missingRuns === 0, `waits for ${missingRuns} runs that do not exist`);
  }
  const hasOpenJob = jobState !== 'unknown' && jobState !== 'completed' && jobState !== 'failed';
  expect(record.finishedAt !== undefined || hasOpenJob, `is open, and its job is ${jobState}`);
  return halves;
}

type Outcome = { status: string; modelSha256: string | null };

function endedTrialOf(text: string): { id: string; status: string }[] {
  const event = JSON.parse(text) as SweepEvent;
  // A retry opens failed trials again, with the status `queued`.
  return event.type === 'trial' && event.status !== 'queued' ? [event] : [];
}
