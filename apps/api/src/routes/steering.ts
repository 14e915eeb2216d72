import { priorityRequest, retryRequest } from '@sweepq/contract';
import type { Express } from 'express';
import type { ApiDeps } from '../api-deps.ts';
import { allowOnly } from '../http/allow.ts';
import { jsonBody } from '../http/json-body.ts';
import { parseRequest } from '../http/parse-request.ts';
import { cancelSweep } from '../steer/cancel-sweep.ts';
import { extendSweep } from '../steer/extend-sweep.ts';
import { pauseSweep, resumeSweep } from '../steer/pause-sweep.ts';
import { prioritiseSweep } from '../steer/prioritise-sweep.ts';
import { retrySweep } from '../steer/retry-sweep.ts';
import { findSweep, readSweepView } from '../views/sweep-view.ts';

/** What is done to a sweep after it was submitted. Each answers with the sweep as it is by then. */
export function addSteeringRoutes(app: Express, deps: ApiDeps): void {
  for (const [name, steer] of Object.entries({
    cancel: cancelSweep,
    pause: pauseSweep,
    resume: resumeSweep,
  })) {
    const route = app.route(`/v1/sweeps/:id/${name}`);
    route.post(async (request, response) => {
      const id = String(request.params.id);
      await steer(deps, await findSweep(deps, id));
      response.status(202).json(await readSweepView(deps, id));
    });
    route.all(allowOnly('POST'));
  }

  const retry = app.route('/v1/sweeps/:id/retry');
  retry.post(...jsonBody, async (request, response) => {
    const { id } = request.params;
    const asked = parseRequest(retryRequest, request.body);
    await retrySweep(deps, await findSweep(deps, id), asked);
    response.status(202).json(await readSweepView(deps, id));
  });
  retry.all(allowOnly('POST'));

  const extend = app.route('/v1/sweeps/:id/extend');
  extend.post(...jsonBody, async (request, response) => {
    const { id } = request.params;
    await extendSweep(deps, await findSweep(deps, id), request.body, (work) =>
      deps.heavy.lend(response, work),
    );
    response.status(202).json(await readSweepView(deps, id));
  });
  extend.all(allowOnly('POST'));

  const priority = app.route('/v1/sweeps/:id/priority');
  priority.post(...jsonBody, async (request, response) => {
    const { id } = request.params;
    const asked = parseRequest(priorityRequest, request.body);
    await prioritiseSweep(deps, await findSweep(deps, id), asked.priority);
    response.status(202).json(await readSweepView(deps, id));
  });
  priority.all(allowOnly('POST'));
}
