import type { operations } from '../generated/api.ts';
import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages } from '../paging/read-pages.ts';
import type { Delivery, Importance, Sweep, SweepEdit, Usage } from '../schemas.ts';

type ImportanceQuery = NonNullable<operations['getImportance']['parameters']['query']>;

/** Calls about the stored data of a sweep: labels, archive, deletion, deliveries, usage. */
export const keepingCalls = (http: Http) => ({
  /** Fields that the body leaves out do not change. Null removes a name or a note. */
  edit: (id: string, body: SweepEdit) =>
    dataOf<Sweep>(http.PATCH('/v1/sweeps/{id}', { params: { path: { id } }, body })),

  async delete(id: string): Promise<void> {
    await http.DELETE('/v1/sweeps/{id}', { params: { path: { id } } });
  },

  /** Returns how strongly each hyperparameter influences a metric. Default: the metric of the objective. */
  readImportance: (id: string, query: ImportanceQuery = {}) =>
    dataOf<Importance>(http.GET('/v1/sweeps/{id}/importance', { params: { path: { id }, query } })),

  /** Yields the deliveries to the webhooks of the sweep, the newest first. */
  listDeliveries: (id: string, { most }: Most = {}) =>
    readPages(
      (query) =>
        dataOf<Page<Delivery>>(
          http.GET('/v1/sweeps/{id}/deliveries', { params: { path: { id }, query } }),
        ),
      { most },
    ),

  /** Returns how much memory of Redis each kind of data uses. */
  readUsage: () => dataOf<Usage>(http.GET('/v1/usage')),
});
