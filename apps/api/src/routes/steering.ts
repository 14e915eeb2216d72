import { extensionRequest, priorityRequest, retryRequest, sweep } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import type { Answer } from '../routing/define-route.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import type { SteerDeps } from '../steer/on-record.ts';
import { extendSweep, retrySweep } from '../steer/reopen-sweep.ts';
import { cancelSweep, pauseSweep, prioritiseSweep, resumeSweep } from '../steer/steer-sweep.ts';
import { findSweep, readSweepView } from '../views/sweep-view.ts';

const answers: Readonly<Record<number, Answer>> = {
  202: { description: 'The sweep after the change.', schema: sweep },
};

/** A change without a body. */
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

/** Changes of a sweep after its submit. */
export const steeringRoutes: readonly Route[] = [
  steering(
    'cancel',
    {
      summary: 'Cancel a sweep',
      description:
        'Trials that have not ended are cancelled. Runs in training stop within a second, and queued runs leave the queue. Trials that have ended keep their results. Cancelling a cancelled sweep changes nothing. A sweep that has completed or failed is refused (409).',
    },
    cancelSweep,
  ),
  steering(
    'pause',
    {
      summary: 'Pause a sweep',
      description:
        'Runs in training stop within a second, and queued runs leave the queue. Other sweeps continue. Pausing a paused sweep changes nothing. A sweep that has ended is refused (409).',
    },
    pauseSweep,
  ),
  steering(
    'resume',
    {
      summary: 'Resume a paused sweep',
      description:
        'The open runs of the sweep are queued again. Resuming a sweep that is not paused changes nothing. A sweep that has ended is refused (409).',
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
      'Reopens a sweep that has ended, and trains its failed trials again. Other trials keep their results. A sweep that has not ended, that was cancelled or ended by a stop rule, or that has no such trials, is refused (409).',
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
      'Adds an iteration count, to which all hyperparameters of the sweep are trained from where they ended, or another space. Trials that the sweep already has are left out, and existing trials keep their ids. The results equal, to the bit, those of a sweep that was submitted with everything at once. A sweep that has not ended, or that was cancelled or ended by a stop rule, is refused (409).',
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
      'The waiting runs of the sweep move in the queue. A sweep that has ended is refused (409).',
    body: priorityRequest,
    answers,
    problems: [409],
    async handle(deps, { params: { id }, body, response }) {
      await prioritiseSweep(deps, await findSweep(deps, id), body.priority);
      response.status(202).json(await readSweepView(deps, id));
    },
  }),
];
