import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import type { Selection } from '../paging/read-pages.ts';

type CurvesQuery = Selection<'getCostCurvesBinary'> & { limit?: number; cursor?: string };

export type CurvesPage = {
  /** docs/api.md has the format. */
  bytes: ArrayBuffer;
  /** Null on the last page. */
  nextCursor: string | null;
};

/** Calls about cost curves as bytes, for programs that read thousands of them. */
export const curveCalls = (http: Http) => ({
  /** Returns one page of cost curves as `cost-curves.bin` has them. */
  async readCostCurvesBinary(id: string, query: CurvesQuery = {}): Promise<CurvesPage> {
    const params = { path: { id }, query };
    const asked = http.GET('/v1/sweeps/{id}/cost-curves.bin', { params, parseAs: 'arrayBuffer' });
    const bytes = await dataOf<ArrayBuffer>(asked as never);
    const { response } = await asked;
    return { bytes, nextCursor: response.headers.get('next-cursor') };
  },
});
