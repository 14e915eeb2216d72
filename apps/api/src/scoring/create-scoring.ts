// Predicts images that a request brings. The routes of trials and of registered models use it.
import type { SweepSpec, Trial } from '@sweepq/contract';
import type { Predictions, SplitName } from '@sweepq/core';
import type { ExportedModel } from '@sweepq/exports';
import { loadPictures } from '@sweepq/pictures';
import type { Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import type { Registry } from 'prom-client';
import { callerOf } from '../access/caller.ts';
import type { Heavy, RunTask } from '../heavy/create-heavy.ts';
import type { InferredBody } from '../inference/infer-body.ts';
import { measureScoring } from '../metrics/scoring-metrics.ts';
import type { PredictedSplit } from '../predictions/predict-images.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { LoadedVersion } from '../registry/create-registered-models.ts';
import { assertUnchanged, type ModelSource, readModel } from '../views/read-model.ts';
import { assertPredictable } from './assert-predictable.ts';
import type { ImagesBody, ScoringLimits } from './images-body.ts';
import { readBytesBody, readImagesBody } from './read-images-body.ts';
import { type RefusedBody, tooLargeForThread } from './refused-body.ts';
import { createReservations } from './reservations.ts';
import type { ScoredImage } from './score-body.ts';
import { shareModel, sizeOfModel } from './shared-model.ts';

/** All bodies in memory together have at most this number of times the size of one. */
const bodiesInMemory = 8;
/** The memory of the models that are kept. */
const cachedBytes = 64 * 1024 * 1024;

/** The memory of the predictions for datasets that are kept, so that the next page of a list is not computed again. */
const predictionBytes = 8 * 1024 * 1024;

type OfTrial = { spec: SweepSpec; trial: Trial; index: number };

type ScoringDeps = ModelSource & { heavy: Heavy; registry: Registry; limits: ScoringLimits };

export type Scoring = ReturnType<typeof createScoring>;

type Asked = {
  request: Request;
  response: Response;
  /** Whether the answer has the pictures that were scored. */
  hasPictures: boolean;
  /** Returns the model. It is called when the answer has a slot of a thread. */
  readModel: () => Promise<ExportedModel>;
};

type AskedInference = Pick<Asked, 'request' | 'response'> & {
  /** The length of the JSON of the body, if binary data follows it. */
  headerBytes: number | undefined;
  /** Returns the version and its model. It is called when the answer has a slot of a thread. */
  load: () => Promise<LoadedVersion>;
};

export function createScoring({ store, library, heavy, registry, limits }: ScoringDeps) {
  const metrics = measureScoring(registry);
  const models = new LRUCache<string, ExportedModel>({
    ...{ maxSize: cachedBytes, maxEntrySize: cachedBytes, sizeCalculation: sizeOfModel },
  });
  const predicted = new LRUCache<string, Predictions>({
    ...{ maxSize: predictionBytes, maxEntrySize: predictionBytes },
    sizeCalculation: ({ indices, labels, logits }) =>
      indices.byteLength + labels.byteLength + logits.byteLength + 1,
  });
  const reserved = createReservations(bodiesInMemory * limits.bytes);

  /** Reads the body of a request by `read`. Rejects it if too many other bodies, of all callers or of this one, are in memory. */
  async function withBody<Body, T>(
    { request, response }: Pick<Asked, 'request' | 'response'>,
    read: (request: Request, limits: ScoringLimits) => Promise<Body>,
    use: (body: Body) => Promise<T>,
  ): Promise<T> {
    // A longer body is rejected. A chunked one has no length.
    const size = Math.min(Number(request.get('content-length') ?? limits.bytes), limits.bytes);
    const release = reserved.take(callerOf(response), size);
    try {
      return await use(await read(request, limits));
    } catch (error) {
      if (!isOutOfMemory(error)) throw error;
      throw new ApiProblem('body-too-large', { detail: tooLargeForThread, cause: error });
    } finally {
      release();
    }
  }

  async function run(task: RunTask, body: ImagesBody, { hasPictures, readModel }: Asked) {
    const model = await readModel();
    // libvips must stay loaded until the last of its threads has ended, also if a thread of the api is terminated.
    if ('pictures' in body) await loadPictures();
    const moved = 'json' in body ? [body.json] : body.pictures.map(({ bytes }) => bytes);
    return task('scoreBody', { model, body, hasPictures, limits }, moved);
  }

  function refuse({ refused: { code, ...parts } }: RefusedBody): ApiProblem {
    if (code === 'picture-unusable') {
      for (const error of parts.errors ?? []) metrics.countRefused(error.code ?? '');
    }
    return new ApiProblem(code, parts);
  }

  return {
    /**
     * Reads the images of a request, and returns what a model predicts for each of them, in their order. Throws a problem for a body that
     * cannot be read. The pictures are decoded in a thread.
     */
    async predict(asked: Asked): Promise<ScoredImage[]> {
      const { response } = asked;
      return withBody(asked, readImagesBody, async (body) => {
        const found = await heavy.lend(response, (task) => run(task, body, asked));
        if ('refused' in found) throw refuse(found);
        metrics.countImages('json' in body ? 'pixels' : 'pictures', found.predictions.length);
        return found.predictions;
      });
    },

    /** Answers an inference with a registered model. Its body is parsed, and the answer is encoded, in a thread. */
    async infer({ request, response, headerBytes, load }: AskedInference): Promise<InferredBody> {
      return withBody({ request, response }, readBytesBody, async (body) => {
        const found = await heavy.lend(response, async (task) => {
          const { name, version, model } = await load();
          const of = { name, version: version.version, headerBytes, most: limits.images };
          return task('inferBody', { model, body, ...of }, [body]);
        });
        if ('refused' in found) throw refuse(found);
        metrics.countImages('pixels', found.images);
        return found;
      });
    },

    modelOfTrial,

    /** Predicts all images of a split of any dataset with the model of a trial, in a thread. */
    async predictDataset(
      task: RunTask,
      of: OfTrial,
      { name, version, split }: { name: string; version: number | undefined; split: SplitName },
    ): Promise<PredictedSplit> {
      const model = await modelOfTrial(of);
      const dataset = await library.load(name, version);
      assertPredictable(model, dataset, dataset[split].count);
      const digest = of.trial.modelSha256;
      const key = digest && `${of.trial.id} ${digest} ${dataset.sha256[split]}`;
      const known = key === null ? undefined : predicted.get(key);
      const found = known ?? (await task('predictForeignSplit', { model, split: dataset[split] }));
      if (key !== null) predicted.set(key, found);
      return { ...found, classes: model.classes };
    },
  };

  /** Returns the model of a trial in shared memory. The weights of some models take seconds to compute, so models are kept. */
  async function modelOfTrial(of: OfTrial): Promise<ExportedModel> {
    const { spec, trial } = of;
    const { sha256 } = await library.describe(spec.dataset.name, spec.dataset.version);
    assertUnchanged(spec, sha256, ['train']);
    const key = trial.modelSha256 && `${trial.id} ${trial.modelSha256}`;
    const known = key === null ? undefined : models.get(key);
    if (known !== undefined) return known;
    const model = shareModel(await readModel({ store, library }, of));
    if (key !== null) models.set(key, model);
    return model;
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
