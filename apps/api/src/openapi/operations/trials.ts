import type { z } from 'zod';
import { curveQuery } from '../../paging/curve-query.ts';
import type { Operation } from './operation.ts';

const trialId = '/v1/trials/{id}';

const curve = (ending: string, type: string, summary: string, query?: z.ZodObject): Operation => ({
  method: 'get',
  path: `${trialId}/cost-curve.${ending}`,
  id: `getCostCurve${ending.toUpperCase()}`,
  tag: 'trials',
  summary,
  ...(query && { query }),
  answers: { status: 200, description: 'The cost curve.', type },
  problems: query ? [400, 404, 503] : [404, 503],
});

export const trialOperations: readonly Operation[] = [
  {
    method: 'get',
    path: trialId,
    id: 'getTrial',
    tag: 'trials',
    summary: 'Read a trial',
    answers: { status: 200, description: 'The trial.', schema: 'Trial' },
    problems: [404, 503],
  },
  {
    method: 'get',
    path: `${trialId}/weights`,
    id: 'getWeights',
    tag: 'trials',
    summary: 'Read what a trial learnt: its weights and bias',
    description: 'Of a diverged trial, the last ones whose numbers were finite.',
    answers: { status: 200, description: 'Weights and bias.', schema: 'Weights' },
    problems: [404, 422, 503],
  },
  {
    method: 'get',
    path: `${trialId}/cost-curve`,
    id: 'getCostCurve',
    tag: 'trials',
    summary: 'Read a trial’s cost curve',
    description: 'There is none until the first reading of the trial’s run.',
    query: curveQuery,
    answers: { status: 200, description: 'The cost curve.', schema: 'CostCurve' },
    problems: [400, 404, 503],
  },
  curve('csv', 'text/csv', 'Read a trial’s cost curve as CSV', curveQuery),
  curve('svg', 'image/svg+xml', 'Draw a trial’s cost curve as SVG'),
  curve('png', 'image/png', 'Draw a trial’s cost curve as PNG'),
];
