import type { z } from 'zod';
import { curveQuery } from '../../paging/curve-query.ts';
import type { Operation } from './operation.ts';

const trialId = '/v1/trials/{id}';

const picture =
  'The background is white. The line shows the lowest and the highest cost of every pixel column. The title names the learning rate and the hyperparameters that vary in the sweep. The end of a diverged curve is marked.';

type Answer = { summary: string; description?: string; query?: z.ZodObject };

const curve = (
  ending: string,
  type: string,
  { summary, description, query }: Answer,
): Operation => ({
  method: 'get',
  path: `${trialId}/cost-curve.${ending}`,
  id: `getCostCurve${ending.toUpperCase()}`,
  tag: 'trials',
  summary,
  ...(description && { description }),
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
    summary: 'Read the weights, bias, scaling and held-out images of a trial',
    description: 'For a diverged trial, the last finite weights.',
    answers: {
      status: 200,
      description: 'Everything that is needed to predict.',
      schema: 'Weights',
    },
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
  curve('csv', 'text/csv', { summary: 'Read a trial’s cost curve as CSV', query: curveQuery }),
  curve('svg', 'image/svg+xml', {
    summary: 'Draw a trial’s cost curve as SVG',
    description: picture,
  }),
  curve('png', 'image/png', {
    summary: 'Draw a trial’s cost curve as PNG',
    description: picture,
  }),
];
