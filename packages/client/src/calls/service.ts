import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages, type Selection } from '../paging/read-pages.ts';
import type { Info, Usage, Worker } from '../schemas.ts';

/** Calls about the service, for operators. */
export const serviceCalls = (http: Http) => ({
  /** Returns the version and the limits of the service, and the rights of the caller. */
  readInfo: () => dataOf<Info>(http.GET('/v1/info')),

  /** Yields the workers that take runs. Default order: by id. */
  listWorkers: ({ most, ...selection }: Selection<'listWorkers'> & Most = {}) =>
    readPages(
      (page) => {
        const query = { ...selection, ...page };
        return dataOf<Page<Worker>>(http.GET('/v1/workers', { params: { query } }));
      },
      { most },
    ),

  /** Returns how much memory of Redis each kind of data uses. */
  readUsage: () => dataOf<Usage>(http.GET('/v1/usage')),
});
