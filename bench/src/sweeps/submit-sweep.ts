import type { SweepRequest as ClientRequest } from '@sweepq/client';
import { ask } from './ask.ts';

/** The part of the api's answers that the benchmarks read. */
export type Sweep = {
  id: string;
  status: string;
  createdAt: string;
  finishedAt: string | null;
  counts: { total: number; running: number; completed: number };
};

export type SweepRequest = { dataset: string; space: object; search?: object };

/** An api, and the properties that are added to every submitted sweep. */
export type Api = { url: string; always: object };

export type SubmitDeps = { api: Api; signal: AbortSignal };

/** Submits a sweep, and returns the answer of the api. */
export function submitSweep(deps: SubmitDeps, request: SweepRequest): Promise<Sweep> {
  return postSweep(deps, encodeSweep(deps.api, request));
}

/** The request with the properties that are added to every submitted sweep, for the client. */
export const requestOf = (api: Api, request: SweepRequest) =>
  ({ ...request, ...api.always }) as ClientRequest;

export const encodeSweep = (api: Api, request: SweepRequest): string =>
  JSON.stringify(requestOf(api, request));

/** Submits a sweep that is already encoded as JSON. */
export function postSweep({ api, signal }: SubmitDeps, body: string): Promise<Sweep> {
  const headers = { 'content-type': 'application/json' };
  const url = new URL('/v1/sweeps', api.url);
  return ask<Sweep>(url, { method: 'POST', headers, body, signal });
}
