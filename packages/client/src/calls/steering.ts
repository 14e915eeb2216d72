import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import type { ExtensionRequest, Priority, RetryRequest, Sweep } from '../schemas.ts';

/** Calls that change a sweep after its submit. Each returns the sweep in its new state. */
export const steeringCalls = (http: Http) => {
  const of = (id: string) => ({ params: { path: { id } } });
  return {
    cancel: (id: string) => dataOf<Sweep>(http.POST('/v1/sweeps/{id}/cancel', of(id))),
    pause: (id: string) => dataOf<Sweep>(http.POST('/v1/sweeps/{id}/pause', of(id))),
    resume: (id: string) => dataOf<Sweep>(http.POST('/v1/sweeps/{id}/resume', of(id))),
    retry: (id: string, body: RetryRequest = { status: 'failed' }) =>
      dataOf<Sweep>(http.POST('/v1/sweeps/{id}/retry', { ...of(id), body })),
    extend: (id: string, body: ExtensionRequest) =>
      dataOf<Sweep>(http.POST('/v1/sweeps/{id}/extend', { ...of(id), body })),
    prioritise: (id: string, priority: Priority) =>
      dataOf<Sweep>(http.POST('/v1/sweeps/{id}/priority', { ...of(id), body: { priority } })),
  };
};
