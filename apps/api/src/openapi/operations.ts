// Every operation of the API, as the document lists them. A test holds this and the routes together.
import { datasetOperations } from './operations/datasets.ts';
import { liveOperations } from './operations/live.ts';
import type { Operation } from './operations/operation.ts';
import { readingOperations } from './operations/reading.ts';
import { serviceOperations } from './operations/service.ts';
import { steeringOperations } from './operations/steering.ts';
import { sweepOperations } from './operations/sweeps.ts';
import { trialOperations } from './operations/trials.ts';
import { webhookOperations } from './operations/webhooks.ts';

export const operations: readonly Operation[] = [
  ...sweepOperations,
  ...steeringOperations,
  ...readingOperations,
  ...liveOperations,
  ...webhookOperations,
  ...trialOperations,
  ...datasetOperations,
  ...serviceOperations,
];
