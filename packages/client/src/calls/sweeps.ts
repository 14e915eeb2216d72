import { assertHeader } from '../http/client-error.ts';
import type { Http } from '../http/create-http.ts';
import { createIdempotencyKey } from '../http/create-idempotency-key.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages, type Selection } from '../paging/read-pages.ts';
import type { DryRun, Run, Sweep, SweepRequest, SweepSpec } from '../schemas.ts';

type Unreadable = { id: string; reason: string };
type OnUnreadable = { onUnreadable?: (sweep: Unreadable) => void };
/** An older version of the api does not send `unreadable`. */
type SweepPage = Page<Sweep> & { unreadable?: readonly Unreadable[] };

export type SubmitOptions = {
  /** Default: a new key for each call. With the same key, a second call returns the sweep of the first. */
  idempotencyKey?: string | undefined;
};

export const sweepCalls = (http: Http) => ({
  /**
   * Submits a sweep with an Idempotency-Key, so that a retry after a lost answer does not create a second sweep. The spec of
   * another sweep is a valid request.
   */
  async submit(
    request: SweepRequest | SweepSpec,
    { idempotencyKey = createIdempotencyKey() }: SubmitOptions = {},
  ): Promise<Sweep> {
    assertHeader('the idempotency key', idempotencyKey);
    const header = { 'Idempotency-Key': idempotencyKey };
    return (await dataOf<DryRun | Sweep>(
      http.POST('/v1/sweeps', { body: bodyOf(request), params: { header } }),
    )) as Sweep;
  },

  /** Returns what a sweep would do if it were submitted. Nothing is written. */
  async dryRun(request: SweepRequest | SweepSpec): Promise<DryRun> {
    const query = { dryRun: 'true' } as const;
    return (await dataOf<DryRun | Sweep>(
      http.POST('/v1/sweeps', { body: bodyOf(request), params: { query } }),
    )) as DryRun;
  },

  readRun: (id: string) => dataOf<Run>(http.GET('/v1/runs/{id}', { params: { path: { id } } })),

  /** Yields sweeps. Default order: the newest first. Calls `onUnreadable` for each sweep whose record cannot be read. */
  listSweeps: ({
    most,
    onUnreadable,
    ...selection
  }: Selection<'listSweeps'> & Most & OnUnreadable = {}) =>
    readPages(
      async (query) => {
        const page = await dataOf<SweepPage>(
          http.GET('/v1/sweeps', { params: { query: { ...selection, ...query } } }),
        );
        for (const each of page.unreadable ?? []) onUnreadable?.(each);
        return page;
      },
      { most },
    ),

  readSweep: (id: string) =>
    dataOf<Sweep>(http.GET('/v1/sweeps/{id}', { params: { path: { id } } })),

  /** Yields the runs of a sweep. Default order: that of the plan. */
  listRuns: (id: string, { most, ...selection }: Selection<'listRuns'> & Most = {}) =>
    readPages(
      (page) => {
        const params = { path: { id }, query: { ...selection, ...page } };
        return dataOf<Page<Run>>(http.GET('/v1/sweeps/{id}/runs', { params }));
      },
      { most, pageSize: 1000 },
    ),
});

/** A spec may have names that a later api has added. The api checks them. */
const bodyOf = (request: SweepRequest | SweepSpec) => request as SweepRequest;
