import { curveCalls } from './calls/curves.ts';
import { datasetCalls } from './calls/datasets.ts';
import { keepingCalls } from './calls/keeping.ts';
import { liveCalls } from './calls/live.ts';
import { modelCalls } from './calls/models.ts';
import { operationCalls } from './calls/operations.ts';
import { predictingCalls } from './calls/predicting.ts';
import { serviceCalls } from './calls/service.ts';
import { steeringCalls } from './calls/steering.ts';
import { sweepCalls } from './calls/sweeps.ts';
import { trialCalls } from './calls/trials.ts';
import { uploadCalls } from './calls/uploads.ts';
import { createHttp, type HttpOptions } from './http/create-http.ts';

export type Client = ReturnType<typeof createClient>;

/** Creates a client of the api. Each call throws a `ClientError` if the api rejects the request or does not answer. */
export function createClient(options: HttpOptions) {
  const http = createHttp(options);
  return {
    ...sweepCalls(http),
    ...steeringCalls(http),
    ...keepingCalls(http),
    ...trialCalls(http),
    ...predictingCalls(http),
    ...curveCalls(http),
    ...datasetCalls(http),
    ...uploadCalls(http),
    ...liveCalls(http),
    ...modelCalls(http),
    ...operationCalls(http),
    ...serviceCalls(http),
  };
}
