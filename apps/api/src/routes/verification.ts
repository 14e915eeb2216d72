// Operations that compute the results of an ended sweep again.
import {
  auditRequest,
  isEnded,
  operationView,
  optionsOfAudit,
  optionsOfVerification,
  verificationRequest,
  viewOperation,
} from '@sweepq/contract';
import type { Response } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { replayedHeader } from '../http/idempotency-key.ts';
import { ApiProblem } from '../problems/problem.ts';
import { type Answer, defineRoute, type Route } from '../routing/define-route.ts';
import { startWork } from '../steer/start-work.ts';
import { findSweep } from '../views/sweep-view.ts';

const answers: Readonly<Record<number, Answer>> = {
  202: {
    description: 'The operation.',
    schema: operationView,
    headers: { Location: { schema: { type: 'string' } }, ...replayedHeader },
  },
};

export const verificationRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/v1/sweeps/{id}/verify',
    operationId: 'verifySweep',
    tag: 'sweeps',
    scope: 'write',
    summary: 'Verify a sweep that has ended',
    description:
      'Starts an operation that computes results again and compares them with the stored ones, to the bit: every choice of an adaptive search, every verdict of a pruning rule, and the training of a sample of trials from iteration 0. The operation changes nothing. Its result is a `Verification`. It can be cancelled at any time. For a sweep that has not ended, the request is rejected (409).',
    body: verificationRequest,
    isBodyOptional: true,
    answers,
    problems: [409, 422],
    async handle(deps, { params, body, key, response }) {
      const sweep = await findSweep(deps, params.id);
      const options = optionsOfVerification(body);
      const asked = { type: 'sweep.verify', options, operationId: 'verifySweep', key } as const;
      answerStarted(deps, response, await startWork(deps, sweep, asked));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/sweeps/{id}/audit',
    operationId: 'auditSweep',
    tag: 'sweeps',
    scope: 'write',
    summary: 'Audit the pruning of a sweep that has ended',
    description:
      'Starts an operation that trains a sample of pruned trials to the end, each from its last checkpoint, and says how often the pruning rule was wrong. The operation changes nothing: the trials stay pruned. Its result is an `Audit`. It can be cancelled at any time. For a sweep that has not ended, or has no pruned trial, the request is rejected (409).',
    body: auditRequest,
    isBodyOptional: true,
    answers,
    problems: [409, 422],
    async handle(deps, { params, body, key, response }) {
      const sweep = await findSweep(deps, params.id);
      if (isEnded(sweep.status) && sweep.counts.pruned === 0) throw nothingPruned();
      const options = optionsOfAudit(body);
      const asked = { type: 'sweep.audit', options, operationId: 'auditSweep', key } as const;
      answerStarted(deps, response, await startWork(deps, sweep, asked));
    },
  }),
];

function answerStarted(
  { basePath }: Pick<ApiDeps, 'basePath'>,
  response: Response,
  { operation, replayed }: Awaited<ReturnType<typeof startWork>>,
): void {
  if (replayed) response.set('Idempotency-Replayed', 'true');
  const location = `${basePath}/v1/operations/${operation.id}`;
  response.status(202).location(location).json(viewOperation(operation));
}

const nothingPruned = () =>
  new ApiProblem('conflict', { detail: 'Expected a sweep with pruned trials, got one without.' });
