import type { operations } from '../generated/api.ts';
import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages } from '../paging/read-pages.ts';
import type { Delivery, Importance, Sweep, SweepEdit, Usage } from '../schemas.ts';

type ImportanceQuery = NonNullable<operations['getImportance']['parameters']['query']>;

/** What is kept of a sweep, and what follows from it. */
export const keepingCalls = (http: Http) => ({
  /** What is left out stays; null takes a name or a note away. */
  edit: (id: string, body: SweepEdit) =>
    dataOf<Sweep>(http.PATCH('/v1/sweeps/{id}', { params: { path: { id } }, body })),

  async delete(id: string): Promise<void> {
    await http.DELETE('/v1/sweeps/{id}', { params: { path: { id } } });
  },

  /** How much each hyperparameter says about a metric; about the objective, unless another is named. */
  readImportance: (id: string, query: ImportanceQuery = {}) =>
    dataOf<Importance>(http.GET('/v1/sweeps/{id}/importance', { params: { path: { id }, query } })),

  /** What its webhooks were sent, the newest first. */
  listDeliveries: (id: string, { most }: Most = {}) =>
    readPages(
      (query) =>
        dataOf<Page<Delivery>>(
          http.GET('/v1/sweeps/{id}/deliveries', { params: { path: { id }, query } }),
        ),
      { most },
    ),

  /** What takes how much of Redis. */
  readUsage: () => dataOf<Usage>(http.GET('/v1/usage')),
});
