import express, { type Express } from 'express';
import { admit } from './access/admit.ts';
import { assertHost } from './access/assert-host.ts';
import { assertOrigin } from './access/assert-origin.ts';
import type { ApiDeps } from './api-deps.ts';
import { mountBoard } from './board/mount-board.ts';
import { mountDocs } from './docs/mount-docs.ts';
import { assertRequest } from './http/assert-request.ts';
import { logRequests, nameRequests } from './http/log-requests.ts';
import { measureRequests } from './metrics/http-metrics.ts';
import { countNotices } from './metrics/outbox-metrics.ts';
import { countJobs } from './metrics/queue-metrics.ts';
import { measureStore } from './metrics/redis-metrics.ts';
import { countWorkers } from './metrics/workers-metrics.ts';
import { createOpenApiDocument } from './openapi/document.ts';
import { answerNotFound, answerProblems } from './problems/answer-problems.ts';
import { addDatasetRoutes } from './routes/datasets.ts';
import { addDeliveryRoutes } from './routes/deliveries.ts';
import { addEventRoutes } from './routes/events.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addImportanceRoutes } from './routes/importance.ts';
import { addMetricsRoute } from './routes/metrics.ts';
import { addSteeringRoutes } from './routes/steering.ts';
import { addSweepTrialsRoutes } from './routes/sweep-trials.ts';
import { addSweepRoutes } from './routes/sweeps.ts';
import { addTrialRoutes } from './routes/trials.ts';
import { addUsageRoutes } from './routes/usage.ts';
import { dataPolicy } from './security/policies.ts';

/** The api without a port: everything a request passes through, in this order. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  // Query strings are flat here: `?limit[x]=1` is an unknown key and not an object.
  app.set('query parser', 'simple');
  // One spelling a path: what a route is mounted at is a label of its metrics.
  app.enable('case sensitive routing');
  app.use(measureRequests(deps.registry), logRequests(deps.log), nameRequests, dataPolicy);
  addMetrics(deps);
  app.use(assertRequest);
  if (deps.access.mode === 'loopback') app.use(assertHost);
  app.use(assertOrigin);

  // Whoever starts and watches processes need not hold a token.
  addHealthRoutes(app, deps);
  admit(app, deps);
  addSweepRoutes(app, deps);
  addSteeringRoutes(app, deps);
  addSweepTrialsRoutes(app, deps);
  addImportanceRoutes(app, deps);
  addTrialRoutes(app, deps);
  addEventRoutes(app, deps);
  addDeliveryRoutes(app, deps);
  addDatasetRoutes(app, deps);
  addUsageRoutes(app, deps);
  addMetricsRoute(app, deps);
  mountDocs(app, createOpenApiDocument(deps.version, deps), deps);
  mountBoard(app, deps);

  app.use(answerNotFound, answerProblems);
  return app;
}

/** What is not counted as it happens, but asked for when somebody scrapes. */
function addMetrics(deps: ApiDeps): void {
  countJobs(deps.registry, deps);
  countNotices(deps.registry, deps);
  countWorkers(deps.registry, deps);
  measureStore(deps.registry, deps);
}
