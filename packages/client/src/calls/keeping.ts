import type { operations } from '../generated/api.ts';
import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages, type Selection } from '../paging/read-pages.ts';
import type {
  DeletionPreview,
  Delivery,
  Importance,
  Operation,
  Replay,
  Sweep,
  SweepEdit,
} from '../schemas.ts';

type ReplayQuery = operations['replayPruning']['parameters']['query'];
type ImportanceQuery = NonNullable<operations['getImportance']['parameters']['query']>;

/** Calls about the stored data of a sweep: labels, archive, deletion, importance, deliveries. */
export const keepingCalls = (http: Http) => ({
  /** Fields that the body leaves out do not change. Null removes a name or a note. */
  edit: (id: string, body: SweepEdit) =>
    dataOf<Sweep>(http.PATCH('/v1/sweeps/{id}', { params: { path: { id } }, body })),

  /** Deletes a sweep, and returns the operation that removes its data. */
  delete: async (id: string) =>
    (await dataOf<DeletionPreview | Operation>(
      http.DELETE('/v1/sweeps/{id}', { params: { path: { id } } }),
    )) as Operation,

  /** Returns what a deletion would remove. Nothing is removed. */
  async dryRunDelete(id: string): Promise<DeletionPreview> {
    const params = { path: { id }, query: { dryRun: 'true' } } as const;
    const answer = http.DELETE('/v1/sweeps/{id}', { params });
    return (await dataOf<DeletionPreview | Operation>(answer)) as DeletionPreview;
  },

  /** Returns how strongly each hyperparameter influences a metric. Default: the metric of the objective. */
  readImportance: (id: string, query: ImportanceQuery = {}) =>
    dataOf<Importance>(http.GET('/v1/sweeps/{id}/importance', { params: { path: { id }, query } })),

  /** Returns what a pruning rule would have done with the trials of the sweep. */
  replay: (id: string, query: ReplayQuery) =>
    dataOf<Replay>(http.GET('/v1/sweeps/{id}/replay', { params: { path: { id }, query } })),

  /** Yields the deliveries to the webhooks of the sweep. Default order: the newest first. */
  listDeliveries: (id: string, { most, ...selection }: Selection<'listDeliveries'> & Most = {}) =>
    readPages(
      (page) => {
        const params = { path: { id }, query: { ...selection, ...page } };
        return dataOf<Page<Delivery>>(http.GET('/v1/sweeps/{id}/deliveries', { params }));
      },
      { most },
    ),
});
