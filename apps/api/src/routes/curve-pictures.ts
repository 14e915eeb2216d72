import { countTrials } from '@sweepq/plan';
import type { PictureFormat } from '../charts/draw-curve.ts';
import { drawSweep } from '../curves/draw-sweep.ts';
import { curvePictureQuery } from '../paging/curve-picture-query.ts';
import { parseAmong } from '../paging/trials-query.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { findSweep } from '../views/sweep-view.ts';

/** Returns the route of a picture of several cost curves. */
const picture = (format: PictureFormat, type: string): Route =>
  defineRoute({
    method: 'GET',
    path: `/v1/sweeps/{id}/cost-curves.${format}` as '/v1/sweeps/{id}/cost-curves',
    operationId: `getCostCurves${format.toUpperCase()}`,
    tag: 'sweeps',
    summary: `Draw the cost curves of several trials as ${format.toUpperCase()}`,
    description:
      'By default, the curves of the 6 best runs. A run has the curve of its longest trial. With `trials`, these trials. Trials without a curve are left out. The legend has the hyperparameters in which the trials differ, and the title those that they share, and which runs are drawn. The cost axis is logarithmic if a cost rises above 100 times the first one.',
    query: curvePictureQuery,
    answers: { 200: { description: 'The cost curves.', type } },
    async handle(deps, { params, query, response }) {
      const { trials, limit, ...asked } = query;
      const { spec, labels } = await findSweep(deps, params.id);
      const selection = { ...asked, among: parseAmong(trials, spec, countTrials(spec)) };
      const picture = { spec, name: labels.name, selection, limit, format };
      response.type(type).send(await drawSweep(deps, response, picture));
    },
  });

/** The routes of pictures of several cost curves. */
export const curvePictures: readonly Route[] = [
  picture('svg', 'image/svg+xml'),
  picture('png', 'image/png'),
];
