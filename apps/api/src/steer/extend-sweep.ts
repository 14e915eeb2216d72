import {
  addPlanning,
  assertAnswers,
  countTrials,
  extensionRequestTo,
  parseExtension,
  type StoredSweep,
} from '@sweepq/queue';
import { parseRequest } from '../http/parse-request.ts';
import { ApiProblem } from '../problems/problem.ts';
import { assertReopens } from './assert-reopens.ts';
import type { SteerDeps } from './steer.ts';

/**
 * Extends a sweep that has ended: its trials keep their ids, and what is added follows them. The job that is added here
 * does it, so that it is done also if this process dies in between.
 */
export async function extendSweep(
  { redis, queues, store }: SteerDeps,
  sweep: StoredSweep,
  body: unknown,
): Promise<void> {
  const { spec } = sweep;
  assertReopens(sweep);
  const extension = parseExtension(parseRequest(extensionRequestTo(spec), body));
  const extensions = [...(spec.extensions ?? []), extension];
  const trials = countTrials({ ...spec, extensions }) - countTrials(spec);
  await assertAnswers(redis);
  const generation = sweep.generation + 1;
  const isOurs = await addPlanning(queues, spec, { step: 'extend', generation, extension });
  const reopened = isOurs
    ? await store.reopenSweep(spec.id, generation, { added: { extension, trials } })
    : 'other';
  if (reopened !== 'reopened') {
    throw new ApiProblem('sweep-open', { detail: 'The sweep was opened by another request.' });
  }
}
