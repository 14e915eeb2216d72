import { extensionRequest, priorityRequest, retryRequest, sweepView } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import type { Answer } from '../routing/define-route.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import type { SteerDeps } from '../steer/on-record.ts';
import { extendSweep, retrySweep } from '../steer/reopen-sweep.ts';
import { cancelSweep, pauseSweep, prioritiseSweep, resumeSweep } from '../steer/steer-sweep.ts';
import { findSweep, readSweepView } from '../views/sweep-view.ts';

const answers: Readonly<Record<number, Answer>> = {
  202: { description: 'The sweep after the change.', schema: sweepView },
};

/** Returns the route of a change that has no request body. */
const steering = (
  verb: string,
  texts: Pick<Route, 'summary' | 'description'>,
  steer: (deps: SteerDeps, sweep: StoredSweep) => Promise<void>,
): Route =>
  defineRoute({
    method: 'POST',
    path: `/v1/sweeps/{id}/${verb}`,
    operationId: `${verb}Sweep`,
    tag: 'sweeps',
    ...texts,
    answers,
    problems: [409],
    async handle(deps, { params: { id }, response }) {
      await steer(deps, await findSweep(deps, id));
      response.status(202).json(await readSweepView(deps, id));
    },
  });

/** The routes that change a sweep after its submit. */
export const steeringRoutes: readonly Route[] = [
  steering(
    'cancel',
    {
      summary: 'Cancel a sweep',
      description:
        'Cancels the trials that have not ended. Running runs stop within a second, and queued runs are removed from the queue. Trials that have ended keep their results. Cancelling a cancelled sweep changes nothing. For a sweep that has completed or failed, the request is rejected (409).',
    },
    cancelSweep,
  ),
  steering(
    'pause',
    {
      summary: 'Pause a sweep',
      description:
        'Running runs stop within a second, and queued runs are removed from the queue. Other sweeps continue. Pausing a paused sweep changes nothing. For a sweep that has ended, the request is rejected (409).',
    },
    pauseSweep,
  ),
  steering(
    'resume',
    {
      summary: 'Resume a paused sweep',
      description:
        'The open runs of the sweep are queued again. Resuming a sweep that is not paused changes nothing. For a sweep that has ended, the request is rejected (409).',
    },
    resumeSweep,
  ),
  defineRoute({
    method: 'POST',
    path: '/v1/sweeps/{id}/retry',
    operationId: 'retrySweep',
    tag: 'sweeps',
    summary: 'Retry failed trials of a sweep',
    description:
      'Reopens a sweep that has ended, and trains its failed trials again. Other trials keep their results. The request is rejected (409) if the sweep has not ended, if it was cancelled or ended by a stop rule, or if no failed trial matches.',
    body: retryRequest,
    answers,
    problems: [409],
    async handle(deps, { params: { id }, body, response }) {
      await retrySweep(deps, await findSweep(deps, id), body);
      response.status(202).json(await readSweepView(deps, id));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/sweeps/{id}/extend',
    operationId: 'extendSweep',
    tag: 'sweeps',
    summary: 'Extend a sweep that has ended',
    description:
      'Adds an iteration count or another space. With an iteration count, every combination of the sweep is trained from its last checkpoint up to this count. Trials that the sweep already has are not added again. Existing trials keep their ids. The results equal, to the bit, the results of a sweep that was submitted with all these trials. The request is rejected (409) if the sweep has not ended, or was cancelled or ended by a stop rule.',
    uncheckedBody: extensionRequest,
    answers,
    problems: [409],
    async handle(deps, { params: { id }, body, response }) {
      await extendSweep(deps, await findSweep(deps, id), body, (work) =>
        deps.heavy.lend(response, work),
      );
      response.status(202).json(await readSweepView(deps, id));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/sweeps/{id}/priority',
    operationId: 'prioritySweep',
    tag: 'sweeps',
    summary: 'Change the priority of a sweep',
    description:
      'The waiting runs of the sweep move in the queue. For a sweep that has ended, the request is rejected (409).',
    body: priorityRequest,
    answers,
    problems: [409],
    async handle(deps, { params: { id }, body, response }) {
      await prioritiseSweep(deps, await findSweep(deps, id), body.priority);
      response.status(202).json(await readSweepView(deps, id));
    },
  }),
];
