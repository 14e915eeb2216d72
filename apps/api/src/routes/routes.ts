import type { Route } from '../routing/define-route.ts';
import { aliasRoutes } from './aliases.ts';
import { attemptRoutes } from './attempts.ts';
import { datasetRoutes } from './datasets.ts';
import { deliveryRoutes } from './deliveries.ts';
import { evaluationRoutes } from './evaluation.ts';
import { eventRoutes } from './events.ts';
import { importanceRoutes } from './importance.ts';
import { inferenceRoutes } from './inference.ts';
import { modelVersionRoutes } from './model-versions.ts';
import { operationRoutes } from './operations.ts';
import { predictRoutes } from './predict.ts';
import { predictionRoutes } from './predictions.ts';
import { registeredModelRoutes } from './registered-models.ts';
import { replayRoutes } from './replay.ts';
import { runRoutes } from './runs.ts';
import { serviceRoutes } from './service.ts';
import { steeringRoutes } from './steering.ts';
import { sweepRoutes } from './sweeps.ts';
import { tableRoutes } from './tables.ts';
import { trialRoutes } from './trials.ts';
import { uploadRoutes } from './uploads.ts';
import { verificationRoutes } from './verification.ts';

/** Every route of the API, in the order of the document. */
export const routes: readonly Route[] = [
  ...sweepRoutes,
  ...steeringRoutes,
  ...tableRoutes,
  ...verificationRoutes,
  ...replayRoutes,
  ...importanceRoutes,
  ...runRoutes,
  ...attemptRoutes,
  ...eventRoutes,
  ...deliveryRoutes,
  ...trialRoutes,
  ...predictionRoutes,
  ...predictRoutes,
  ...evaluationRoutes,
  ...registeredModelRoutes,
  ...modelVersionRoutes,
  ...aliasRoutes,
  ...inferenceRoutes,
  ...operationRoutes,
  ...datasetRoutes,
  ...uploadRoutes,
  ...serviceRoutes,
];
