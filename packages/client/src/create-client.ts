import { datasetCalls } from './calls/datasets.ts';
import { liveCalls } from './calls/live.ts';
import { steeringCalls } from './calls/steering.ts';
import { sweepCalls } from './calls/sweeps.ts';
import { trialCalls } from './calls/trials.ts';
import { createHttp } from './http/create-http.ts';

export type ClientOptions = {
  /** Of the api; what comes before `/v1`, a path among it. */
  url: string;
  /** Sent as a bearer token. */
  token?: string | undefined;
};

export type Client = ReturnType<typeof createClient>;

/** What can be asked of an api. Every call throws a `ClientError` for what was refused or did not answer. */
export function createClient({ url, token }: ClientOptions) {
  const http = createHttp({ url, token });
  return {
    ...sweepCalls(http),
    ...steeringCalls(http),
    ...trialCalls(http),
    ...datasetCalls(http),
    ...liveCalls(http),
  };
}
