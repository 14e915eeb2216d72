import type { Dataset, Problem, Run, Sweep, Trial } from './resources.ts';

/** The api refused, or could not be reached; the message can be shown as it is. */
export class RequestError extends Error {
  readonly code = 'request-failed';
  readonly retriable: boolean;

  constructor(message: string, options: { retriable: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'RequestError';
    this.retriable = options.retriable;
  }
}

export type Client = ReturnType<typeof createClient>;

type Page<Item> = { items: Item[]; nextCursor: string | null };

const timeoutMs = 15_000;

/** What the commands ask of the api. */
export function createClient(baseUrl: string) {
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const url = new URL(path, baseUrl);
    let response: Response;
    try {
      response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    } catch (cause) {
      throw new RequestError(`${url.href} does not answer.`, { retriable: true, cause });
    }
    if (response.ok) return response;
    throw new RequestError(await explain(response), { retriable: response.status >= 500 });
  };
  const get = async <T>(path: string) => (await (await ask(path)).json()) as T;
  const list = async <T>(path: string): Promise<T[]> => {
    const items: T[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<T> = await get(`${path}?limit=100${query}`);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  };
  return {
    listDatasets: () => list<Dataset>('/v1/datasets'),
    readSweep: (id: string) => get<Sweep>(`/v1/sweeps/${id}`),
    listRuns: (sweepId: string) => list<Run>(`/v1/sweeps/${sweepId}/runs`),
    listTrials: (sweepId: string) => list<Trial>(`/v1/sweeps/${sweepId}/trials`),
    readCurve: (trialId: string) =>
      get<{ points: [iteration: number, cost: number][] }>(`/v1/trials/${trialId}/cost-curve`),
    readBytes: async (path: string) => new Uint8Array(await (await ask(path)).arrayBuffer()),
    async submit(body: object): Promise<Sweep> {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await ask('/v1/sweeps', init)).json()) as Sweep;
    },
  };
}

/** The api's own words, if it has some. */
async function explain(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { title, detail, errors } = JSON.parse(text) as Problem;
    const details = errors?.map((error) => error.detail) ?? [];
    const sentences = details.length > 0 ? details : [detail ?? title];
    if (sentences[0] !== undefined) return sentences.join('\n');
  } catch {
    // Not the api: something in between answered.
  }
  return `${response.url} answered ${response.status} ${response.statusText}.`;
}
