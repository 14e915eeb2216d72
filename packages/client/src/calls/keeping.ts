import type { operations } from '../generated/api.ts';
import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages } from '../paging/read-pages.ts';
import type {
  DeletionPreview,
  Delivery,
  Importance,
  Info,
  Sweep,
  SweepEdit,
  Usage,
  Worker,
} from '../schemas.ts';

type DeliveriesQuery = Omit<
  NonNullable<operations['listDeliveries']['parameters']['query']>,
  'limit' | 'cursor'
>;
type ImportanceQuery = NonNullable<operations['getImportance']['parameters']['query']>;

/** Calls about the stored data of a sweep: labels, archive, deletion, deliveries, usage. */
export const keepingCalls = (http: Http) => ({
  /** Fields that the body leaves out do not change. Null removes a name or a note. */
  edit: (id: string, body: SweepEdit) =>
    dataOf<Sweep>(http.PATCH('/v1/sweeps/{id}', { params: { path: { id } }, body })),

  async delete(id: string): Promise<void> {
    await http.DELETE('/v1/sweeps/{id}', { params: { path: { id } } });
  },

  /** Returns what a deletion would remove. Nothing is removed. */
  async dryRunDelete(id: string): Promise<DeletionPreview> {
    const params = { path: { id }, query: { dryRun: 'true' } } as const;
    const { data } = await http.DELETE('/v1/sweeps/{id}', { params });
    return data as DeletionPreview;
  },

  /** Returns how strongly each hyperparameter influences a metric. Default: the metric of the objective. */
  readImportance: (id: string, query: ImportanceQuery = {}) =>
    dataOf<Importance>(http.GET('/v1/sweeps/{id}/importance', { params: { path: { id }, query } })),

  /** Yields the deliveries to the webhooks of the sweep. Default order: the newest first. */
  listDeliveries: (id: string, { most, ...selection }: DeliveriesQuery & Most = {}) =>
    readPages(
      (page) => {
        const params = { path: { id }, query: { ...selection, ...page } };
        return dataOf<Page<Delivery>>(http.GET('/v1/sweeps/{id}/deliveries', { params }));
      },
      { most },
    ),

  /** Returns the version and the limits of the service, and the rights of the caller. */
  readInfo: () => dataOf<Info>(http.GET('/v1/info')),

  /** Yields the workers that take runs. */
  listWorkers: ({ most }: Most = {}) =>
    readPages((query) => dataOf<Page<Worker>>(http.GET('/v1/workers', { params: { query } })), {
      most,
    }),

  /** Returns how much memory of Redis each kind of data uses. */
  readUsage: () => dataOf<Usage>(http.GET('/v1/usage')),
});
