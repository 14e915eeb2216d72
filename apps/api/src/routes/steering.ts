import { extensionRequest, retryRequest, sweepView } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import type { Lend } from '../heavy/create-heavy.ts';
import { dryRunQuery } from '../http/dry-run-query.ts';
import { replayedHeader } from '../http/idempotency-key.ts';
import { cheapItems } from '../paging/query-values.ts';
import { type Answer, defineRoute, type Route } from '../routing/define-route.ts';
import type { SteerDeps } from '../steer/on-record.ts';
import {
  extendSweep,
  findRetriedRuns,
  parseExtensionTo,
  retrySweep,
} from '../steer/reopen-sweep.ts';
import { type Change, steerOnce } from '../steer/steer-once.ts';
import { type Condition, cancelSweep, pauseSweep, resumeSweep } from '../steer/steer-sweep.ts';
import { previewExtension, previewRetry } from '../submit/dry-run.ts';
import { dryRunView } from '../views/dry-run-view.ts';
import { answerSweep, findSweep } from '../views/sweep-view.ts';

const accepted: Answer = {
  description: 'The sweep after the change. Workers complete the change.',
  schema: sweepView,
  headers: replayedHeader,
};
const answers: Readonly<Record<number, Answer>> = {
  200: { description: 'The sweep, which had this state before the request.', schema: sweepView },
  202: accepted,
};
const answersWithDryRun: Readonly<Record<number, Answer>> = {
  200: { description: 'The answer to a dry run: what the request would do.', schema: dryRunView },
  202: accepted,
};

const targetOf = ({ spec: { id }, generation }: StoredSweep) => ({ id, generation });

type Verb = {
  verb: 'cancel' | 'pause' | 'resume';
  steer: (deps: SteerDeps, sweep: StoredSweep, change: Condition & Change) => Promise<void>;
  /** Whether a sweep has the state already that the change leads to. */
  isDone: (sweep: StoredSweep) => boolean;
};

/** Returns the route of a change that has no request body. */
const steering = (
  { verb, steer, isDone }: Verb,
  texts: Pick<Route, 'summary' | 'description'>,
): Route =>
  defineRoute({
    method: 'POST',
    path: `/v1/sweeps/{id}/${verb}`,
    operationId: `${verb}Sweep`,
    tag: 'sweeps',
    scope: 'write',
    ...texts,
    answers,
    problems: [409, 422],
    isTagged: true,
    isConditional: true,
    async handle(deps, { params: { id }, key, revisions, response }) {
      const sweep = await findSweep(deps, id);
      const asked = { operationId: `${verb}Sweep`, key };
      const { replayed } = await steerOnce(deps, targetOf(sweep), asked, (change) =>
        steer(deps, sweep, { ...change, revisions }),
      );
      if (replayed) response.set('Idempotency-Replayed', 'true');
      response.status(isDone(sweep) && !replayed ? 200 : 202);
      await answerSweep(deps, response, id);
    },
  });

/** The routes that change the state of a sweep after its submit. */
export const steeringRoutes: readonly Route[] = [
  steering(
    {
      ...{ verb: 'cancel', steer: cancelSweep },
      isDone: ({ status }) => status === 'cancelled',
    },
    {
      summary: 'Cancel a sweep',
      description:
        'Cancels the trials that have not ended. Running runs stop within a second, and queued runs are removed from the queue. Trials that have ended keep their results. The status and the counts of the answer are already the final ones. Cancelling a cancelled sweep changes nothing (200). For a sweep that has completed or failed, the request is rejected (409).',
    },
  ),
  steering(
    { ...{ verb: 'pause', steer: pauseSweep }, isDone: ({ status }) => status === 'paused' },
    {
      summary: 'Pause a sweep',
      description:
        'Running runs stop within a second, and queued runs are removed from the queue. The status of the answer is `paused`; its counts can still have running trials, which are queued a moment later. Other sweeps continue. Pausing a paused sweep changes nothing (200). For a sweep that has ended, the request is rejected (409).',
    },
  ),
  steering(
    { ...{ verb: 'resume', steer: resumeSweep }, isDone: ({ status }) => status !== 'paused' },
    {
      summary: 'Resume a paused sweep',
      description:
        'The open runs of the sweep are queued again. Resuming a sweep that is not paused changes nothing (200). For a sweep that has ended, the request is rejected (409).',
    },
  ),
  defineRoute({
    method: 'POST',
    path: '/v1/sweeps/{id}/retry',
    operationId: 'retrySweep',
    tag: 'sweeps',
    scope: 'write',
    summary: 'Retry failed trials of a sweep',
    description:
      'Reopens a sweep that has ended, and trains its failed trials again. Other trials keep their results. The status of the answer is `queued`; its counts still have these trials as failed, until a worker queues them again. The request is rejected (409) if the sweep has not ended, if it was cancelled or ended by a stop rule, or if no failed trial matches.',
    query: dryRunQuery,
    body: retryRequest,
    isBodyOptional: true,
    answers: answersWithDryRun,
    problems: [409, 422],
    isTagged: true,
    isConditional: true,
    async handle(deps, { params: { id }, query, body, key, revisions, response }) {
      const sweep = await findSweep(deps, id);
      const { cause } = body;
      const retry = { status: 'failed' as const, ...(cause != null && { cause }) };
      if (query.dryRun === 'true') {
        const runs = await findRetriedRuns(deps, sweep, retry, { revisions });
        const answer = async () => response.json(await previewRetry(deps, sweep.spec, runs));
        // The dry run reads and plans all these runs.
        return void (await (runs.length > cheapItems
          ? deps.heavy.lendLoop(response, answer)
          : answer()));
      }
      const asked = { operationId: 'retrySweep', key, body: retry };
      const { replayed } = await steerOnce(deps, targetOf(sweep), asked, (change) =>
        retrySweep(deps, sweep, retry, { ...change, revisions }),
      );
      if (replayed) response.set('Idempotency-Replayed', 'true');
      await answerSweep(deps, response.status(202), id);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/sweeps/{id}/extend',
    operationId: 'extendSweep',
    tag: 'sweeps',
    scope: 'write',
    summary: 'Extend a sweep that has ended',
    description:
      'Adds an iteration count or another space. With an iteration count, every combination of the sweep is trained from its last checkpoint up to this count. Trials that the sweep already has are not added again. A request that would add no trial is rejected (400). The counts of the answer have the added trials as queued already. Existing trials keep their ids. The results equal, to the bit, the results of a sweep that was submitted with all these trials. The request is rejected (409) if the sweep has not ended, or was cancelled or ended by a stop rule.',
    query: dryRunQuery,
    uncheckedBody: extensionRequest,
    answers: answersWithDryRun,
    problems: [409, 422],
    isTagged: true,
    isConditional: true,
    async handle(deps, { params: { id }, query, body, key, revisions, response }) {
      const sweep = await findSweep(deps, id);
      const lend: Lend = (work) => deps.heavy.lend(response, work);
      const parts = { body, lend, revisions };
      if (query.dryRun === 'true') {
        const extension = await parseExtensionTo(sweep, parts);
        return void response.json(await previewExtension(deps, sweep.spec, extension, lend));
      }
      const asked = { operationId: 'extendSweep', key, body };
      const { replayed } = await steerOnce(deps, targetOf(sweep), asked, (change) =>
        extendSweep(deps, sweep, { ...change, ...parts }),
      );
      if (replayed) response.set('Idempotency-Replayed', 'true');
      await answerSweep(deps, response.status(202), id);
    },
  }),
];
