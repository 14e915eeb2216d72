import { sweepsQuery } from '../../paging/sweeps-query.ts';
import { submitQuery } from '../../submit/submit-query.ts';
import type { Operation } from './operation.ts';

const sweepId = '/v1/sweeps/{id}';

export const sweepOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/sweeps',
    id: 'submitSweep',
    tag: 'sweeps',
    summary: 'Submit a sweep',
    description:
      'Trains every combination of the values in `space`. Trials that differ only in their iteration count share one run. Answers as soon as the sweep is safe in the queue. With `dryRun=true` it is checked in the same way, and answered what it would do.',
    body: 'SweepRequest',
    query: submitQuery,
    once: true,
    answers: { status: 202, description: 'Accepted.', schema: 'Sweep', location: true },
    orElse: { status: 200, description: 'What it would do: a dry run.', schema: 'DryRun' },
    problems: [400, 413, 415, 422, 503],
  },
  {
    method: 'get',
    path: '/v1/sweeps',
    id: 'listSweeps',
    tag: 'sweeps',
    summary: 'List sweeps, the newest first; by tag, text and status',
    description: 'Archived sweeps are left out unless they are asked for.',
    query: sweepsQuery,
    answers: { status: 200, description: 'A page.', schema: 'SweepPage' },
    problems: [400, 503],
  },
  {
    method: 'get',
    path: sweepId,
    id: 'getSweep',
    tag: 'sweeps',
    summary: 'Read a sweep: status, counts, best trial',
    answers: { status: 200, description: 'The sweep.', schema: 'Sweep' },
    problems: [404, 503],
  },
  {
    method: 'patch',
    path: sweepId,
    id: 'editSweep',
    tag: 'sweeps',
    summary: 'Change a sweep’s name, tags and note, or archive it',
    description: 'Whatever the sweep does at the moment. What is left out stays.',
    body: 'SweepEdit',
    answers: { status: 200, description: 'The sweep as it is by then.', schema: 'Sweep' },
    problems: [400, 404, 413, 415, 503],
  },
  {
    method: 'delete',
    path: sweepId,
    id: 'deleteSweep',
    tag: 'sweeps',
    summary: 'Delete a sweep that has ended',
    description:
      'It is gone at once; a worker removes what is kept of it. What other sweeps have taken over stays theirs. A sweep that has not ended is refused (409).',
    answers: { status: 204, description: 'It is gone.' },
    problems: [404, 409, 503],
  },
];
