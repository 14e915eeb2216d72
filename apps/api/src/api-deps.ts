import type { DatasetLibrary, FoundBlobs } from '@sweepq/datasets';
import type { Queues } from '@sweepq/queue';
import type { RedisConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import type { Registry } from 'prom-client';
import type { Access } from './access/access.ts';
import type { UploadLimit } from './datasets/upload-limit.ts';
import type { Heavy } from './heavy/create-heavy.ts';
import type { Importances } from './importance/create-importances.ts';
import type { Live } from './live/create-live.ts';
import type { NoteReaders } from './live/note-readers.ts';
import type { ModelPredictions } from './predictions/create-predictions.ts';
import type { RegisteredModels } from './registry/create-registered-models.ts';
import type { Scoring } from './scoring/create-scoring.ts';
import type { UsageView } from './views/usage-view.ts';

export type ApiDeps = {
  redis: RedisConnection;
  queues: Queues;
  store: Store;
  library: DatasetLibrary;
  /** Finds the blobs of this service in the folder of this api. */
  findBlobs: () => Promise<FoundBlobs>;
  /** The size limit of each uploaded file. */
  maxUploadBytes: number;
  limitUploads: UploadLimit;
  live: Live;
  noteReaders: NoteReaders;
  importances: Importances;
  heavy: Heavy;
  predict: ModelPredictions;
  scoring: Scoring;
  models: RegisteredModels;
  readUsage: () => Promise<UsageView>;
  /** Throws if Redis cannot be used. Requests during a check share this check. */
  assertReady: () => Promise<void>;
  /** As `assertReady`, for load balancers: also throws from the start of the shutdown, while the api still serves requests. */
  assertServing: () => Promise<void>;
  webhookTargets: readonly string[];
  registry: Registry;
  log: Log;
  version: string;
  access: Access;
  /** The prefix of every path in an answer: empty, or a path such as `/sweepq`. */
  basePath: string;
  /** The dataset in the example requests of the OpenAPI document. */
  exampleDataset: string;
  /** Whether Bull Board is read-only for all callers. */
  isBoardReadOnly: boolean;
  /** The limit of requests per minute of a caller. 0 means no limit. */
  rateLimit: number;
  now: () => Date;
};
