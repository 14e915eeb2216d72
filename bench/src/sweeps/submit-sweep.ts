import { ask } from './ask.ts';

/** As much of the api's answers as is looked at. */
export type Sweep = {
  id: string;
  status: string;
  finishedAt: string | null;
  counts: { total: number; completed: number };
};

export type SweepRequest = { dataset: string; space: object; search?: object };

/** The api, and what every request to it says besides. */
export type Api = { url: string; always: object };

export type SubmitDeps = { api: Api; signal: AbortSignal };

/** Posts a sweep; the api's answer. */
export function submitSweep({ api, signal }: SubmitDeps, request: SweepRequest): Promise<Sweep> {
  return ask<Sweep>(new URL('/v1/sweeps', api.url), {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, signal },
    body: JSON.stringify({ ...request, ...api.always }),
  });
}
