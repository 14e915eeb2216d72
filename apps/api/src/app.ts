import express, { type Express } from 'express';
import { admit } from './access/admit.ts';
import { assertHost, assertOrigin } from './access/assert-source.ts';
import { logRequests, nameRequests } from './access/log-requests.ts';
import type { ApiDeps } from './api-deps.ts';
import { mountBoard } from './board/mount-board.ts';
import { mountDocs } from './docs/mount-docs.ts';
import { assertRequest } from './http/assert-request.ts';
import { tagReadsOnly } from './http/tag-reads.ts';
import { measureRequests } from './metrics/http-metrics.ts';
import { countModels } from './metrics/models-metrics.ts';
import { countOperations } from './metrics/operation-metrics.ts';
import { countNotices } from './metrics/outbox-metrics.ts';
import { countJobs } from './metrics/queue-metrics.ts';
import { measureStore } from './metrics/redis-metrics.ts';
import { countWorkers } from './metrics/workers-metrics.ts';
import { mountPage } from './page/mount-page.ts';
import { answerNotFound, answerProblems } from './problems/answer-problems.ts';
import { routes } from './routes/routes.ts';
import type { Route } from './routing/define-route.ts';
import { mountRoutes } from './routing/mount-routes.ts';
import { dataPolicy } from './security/policies.ts';

/** Creates the Express app of the api. A request passes through its parts in this order. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  // With the simple parser, `?limit[x]=1` is an unknown key and not an object.
  app.set('query parser', 'simple');
  // The path of a route is a label of metrics, so each route must have only one path.
  app.enable('case sensitive routing');
  app.use(measureRequests(deps.registry), logRequests(deps.log), nameRequests, dataPolicy);
  addMetrics(deps);
  app.use(tagReadsOnly, assertRequest);
  if (deps.access.mode === 'loopback') app.use(assertHost);
  app.use(assertOrigin);

  // Health checks come before access control, because process managers and monitors have no token.
  const routesWith = (wanted: Required<Route>['access']) =>
    routes.filter(({ access = 'token' }) => access === wanted);
  mountRoutes(app, routesWith('none'), deps);
  admit(app, deps);
  mountRoutes(app, routesWith('token'), deps);
  mountDocs(app, deps);
  mountBoard(app, deps);
  mountPage(app, deps);

  app.use(answerNotFound, answerProblems);
  return app;
}

/** Adds metrics that are read from Redis at each scrape. */
function addMetrics(deps: ApiDeps): void {
  countJobs(deps.registry, deps);
  countNotices(deps.registry, deps);
  countModels(deps.registry, deps);
  countOperations(deps.registry, deps);
  countWorkers(deps.registry, deps);
  measureStore(deps.registry, deps);
}
