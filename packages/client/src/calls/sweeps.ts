import type { operations } from '../generated/api.ts';
import { assertHeader } from '../http/assert-header.ts';
import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages } from '../paging/read-pages.ts';
import type { DryRun, Run, Sweep, SweepRequest } from '../schemas.ts';

type ListQuery = NonNullable<operations['listSweeps']['parameters']['query']>;
export type SweepSelection = Omit<ListQuery, 'limit' | 'cursor'>;

type Unreadable = { id: string; reason: string };
type OnUnreadable = { onUnreadable?: (sweep: Unreadable) => void };
/** An older api does not send `unreadable`. */
type SweepPage = Page<Sweep> & { unreadable?: readonly Unreadable[] };

export type SubmitOptions = {
  /** By default each call has its own key. A caller can set a key to identify a submission. */
  idempotencyKey?: string | undefined;
};

export const sweepCalls = (http: Http) => ({
  /** Sends an Idempotency-Key, so that a request whose answer was lost can be sent again and still creates one sweep. */
  async submit(
    body: SweepRequest,
    { idempotencyKey = crypto.randomUUID() }: SubmitOptions = {},
  ): Promise<Sweep> {
    assertHeader('the idempotency key', idempotencyKey);
    const header = { 'Idempotency-Key': idempotencyKey };
    return (await dataOf<DryRun | Sweep>(
      http.POST('/v1/sweeps', { body, params: { header } }),
    )) as Sweep;
  },

  /** Returns what a sweep would do. Nothing is written. */
  async dryRun(body: SweepRequest): Promise<DryRun> {
    const query = { dryRun: 'true' } as const;
    return (await dataOf<DryRun | Sweep>(
      http.POST('/v1/sweeps', { body, params: { query } }),
    )) as DryRun;
  },

  /** The newest first. Calls `onUnreadable` for each sweep whose record cannot be read. */
  listSweeps: ({ most, onUnreadable, ...selection }: SweepSelection & Most & OnUnreadable = {}) =>
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

  /** In the order of the plan. */
  listRuns: (id: string, { most }: Most = {}) =>
    readPages(
      (query) =>
        dataOf<Page<Run>>(http.GET('/v1/sweeps/{id}/runs', { params: { path: { id }, query } })),
      { most, pageSize: 1000 },
    ),
});
