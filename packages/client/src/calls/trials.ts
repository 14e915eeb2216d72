import { brokeOff } from '../http/client-error.ts';
import type { Http } from '../http/create-http.ts';
import { dataOf } from '../http/data-of.ts';
import { type Most, type Page, readPages, type Selection } from '../paging/read-pages.ts';
import type { CostCurve, Evaluation, Model, Prediction, Trial } from '../schemas.ts';

/** Calls about trials and their results. */
export const trialCalls = (http: Http) => ({
  /** Yields the trials that match the query. Default order: the best by the objective first. */
  listTrials: (id: string, { most, ...selection }: Selection<'listTrials'> & Most = {}) =>
    readPages(
      (page) => {
        const params = { path: { id }, query: { ...selection, ...page } };
        return dataOf<Page<Trial>>(http.GET('/v1/sweeps/{id}/trials', { params }));
      },
      { most, pageSize: 1000 },
    ),

  /** Returns the trials as a stream of CSV. */
  async streamTrialsCsv(
    id: string,
    query: Selection<'getTrialsCSV'> = {},
  ): Promise<AsyncIterable<Uint8Array>> {
    const params = { path: { id }, query };
    const asked = http.GET('/v1/sweeps/{id}/trials.csv', { params, parseAs: 'stream' });
    return toPieces(await dataOf<unknown>(asked));
  },

  /** Returns the trials as an Arrow stream, which `tableFromIPC` of an Arrow library reads. */
  async streamTrialsArrow(
    id: string,
    query: Selection<'getTrialsArrow'> = {},
  ): Promise<AsyncIterable<Uint8Array>> {
    const params = { path: { id }, query };
    const asked = http.GET('/v1/sweeps/{id}/trials.arrow', { params, parseAs: 'stream' });
    return toPieces(await dataOf<unknown>(asked));
  },

  /** Returns the trials as the bytes of a Parquet file. */
  async streamTrialsParquet(
    id: string,
    query: Selection<'getTrialsParquet'> = {},
  ): Promise<AsyncIterable<Uint8Array>> {
    const params = { path: { id }, query };
    const asked = http.GET('/v1/sweeps/{id}/trials.parquet', { params, parseAs: 'stream' });
    return toPieces(await dataOf<unknown>(asked));
  },

  /** Returns every stored point of the cost curves of all trials as the bytes of a Parquet file. */
  async streamCurvesParquet(
    id: string,
    query: Selection<'getCostCurvesParquet'> = {},
  ): Promise<AsyncIterable<Uint8Array>> {
    const params = { path: { id }, query };
    const asked = http.GET('/v1/sweeps/{id}/cost-curves.parquet', { params, parseAs: 'stream' });
    return toPieces(await dataOf<unknown>(asked));
  },

  /** Returns the last attempts at all runs as an Arrow stream. */
  async streamAttemptsArrow(id: string): Promise<AsyncIterable<Uint8Array>> {
    const asked = http.GET('/v1/sweeps/{id}/attempts.arrow', {
      ...{ params: { path: { id } }, parseAs: 'stream' },
    });
    return toPieces(await dataOf<unknown>(asked));
  },

  /** Yields the cost curves of trials, with at most `points` points for each curve. */
  listCostCurves: (id: string, { most, ...selection }: Selection<'listCostCurves'> & Most = {}) =>
    readPages(
      (page) => {
        const query = { ...selection, ...page };
        return dataOf<Page<CostCurve>>(
          http.GET('/v1/sweeps/{id}/cost-curves', { params: { path: { id }, query } }),
        );
      },
      { most },
    ),

  readTrial: (id: string) =>
    dataOf<Trial>(http.GET('/v1/trials/{id}', { params: { path: { id } } })),

  readCurve: (id: string, query: { points?: number; fold?: number } = {}) =>
    dataOf<CostCurve>(http.GET('/v1/trials/{id}/cost-curve', { params: { path: { id }, query } })),

  readModel: (id: string) =>
    dataOf<Model>(http.GET('/v1/trials/{id}/model.json', { params: { path: { id } } })),

  /** Returns the model as a file for other programs, with its preprocessing. The numbers of `onnx` are float32. */
  async readModelFile(id: string, format: 'npz' | 'safetensors' | 'onnx'): Promise<Uint8Array> {
    const asked = { params: { path: { id } }, parseAs: 'arrayBuffer' } as const;
    const paths = {
      npz: '/v1/trials/{id}/model.npz',
      safetensors: '/v1/trials/{id}/model.safetensors',
      onnx: '/v1/trials/{id}/model.onnx',
    } as const;
    return new Uint8Array(await dataOf<ArrayBuffer>(http.GET(paths[format], asked)));
  },

  /** Returns a PNG of the weights of a unit of the first layer, from 0. */
  async readWeights(id: string, query: { unit?: number } = {}): Promise<Uint8Array> {
    const asked = http.GET('/v1/trials/{id}/weights.png', {
      params: { path: { id }, query },
      parseAs: 'arrayBuffer',
    });
    return new Uint8Array(await dataOf<ArrayBuffer>(asked));
  },

  /** Yields what the model predicts for the images of a split. Default: the test file, the most wrong first. */
  listPredictions: (id: string, { most, ...selection }: Selection<'listPredictions'> & Most = {}) =>
    readPages(
      (page) => {
        const params = { path: { id }, query: { ...selection, ...page } };
        return dataOf<Page<Prediction>>(http.GET('/v1/trials/{id}/predictions', { params }));
      },
      { most, pageSize: 1000 },
    ),

  /** Returns the evaluation of the predictions for a split. Default: the test file. */
  readEvaluation: (id: string, query: Selection<'getEvaluation'> = {}) =>
    dataOf<Evaluation>(http.GET('/v1/trials/{id}/evaluation', { params: { path: { id }, query } })),

  /** Returns the predictions of a split as a stream of CSV. */
  async streamPredictionsCsv(
    id: string,
    query: Selection<'getPredictionsCSV'> = {},
  ): Promise<AsyncIterable<Uint8Array>> {
    const params = { path: { id }, query };
    const asked = http.GET('/v1/trials/{id}/predictions.csv', { params, parseAs: 'stream' });
    return toPieces(await dataOf<unknown>(asked));
  },

  /** Returns a picture of the cost curve. With `fold`, that of the training without this fold. */
  async drawCurve(
    id: string,
    format: 'svg' | 'png',
    query: { fold?: number } = {},
  ): Promise<Uint8Array> {
    const asked = { params: { path: { id }, query }, parseAs: 'arrayBuffer' } as const;
    return new Uint8Array(
      await dataOf<ArrayBuffer>(
        format === 'svg'
          ? http.GET('/v1/trials/{id}/cost-curve.svg', asked)
          : http.GET('/v1/trials/{id}/cost-curve.png', asked),
      ),
    );
  },

  /** Returns a picture of the cost curves of several trials. Default: the best ones. */
  async drawCurves(
    id: string,
    format: 'svg' | 'png',
    query: Selection<'getCostCurvesSVG'> & { limit?: number } = {},
  ): Promise<Uint8Array> {
    const asked = { params: { path: { id }, query }, parseAs: 'arrayBuffer' } as const;
    return new Uint8Array(
      await dataOf<ArrayBuffer>(
        format === 'svg'
          ? http.GET('/v1/sweeps/{id}/cost-curves.svg', asked)
          : http.GET('/v1/sweeps/{id}/cost-curves.png', asked),
      ),
    );
  },
});

/**
 * Returns the pieces of a stream. The reader locks the stream now: Node cancels the unlocked body of a response that the garbage
 * collector has removed, and the caller would then read an empty table.
 */
const toPieces = (stream: unknown) => readBytes((stream as ReadableStream<Uint8Array>).getReader());

async function* readBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw brokeOff(error);
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
