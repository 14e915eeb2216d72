// The API as typed calls, for the command line, the tests and other programs.

export type { CurvesPage } from './calls/curves.ts';
export type { Upload } from './calls/uploads.ts';
export { type Client, createClient } from './create-client.ts';
export type { WatchOptions } from './events/watch.ts';
export { ClientError, clientErrorCodes } from './http/client-error.ts';
export type { HttpOptions as ClientOptions } from './http/create-http.ts';
export { createIdempotencyKey } from './http/create-idempotency-key.ts';
export type { FormFile } from './http/multipart.ts';
export { collect } from './paging/read-pages.ts';
export type {
  Attempt,
  Audit,
  CostCurve,
  Dataset,
  DatasetVersion,
  DeletedDataset,
  Delivery,
  DryRun,
  Evaluation,
  Event,
  ExtensionRequest,
  Image,
  Importance,
  ImportMapping,
  ImportReport,
  Info,
  LeftOutDataset,
  Metrics,
  Model,
  ModelVersion,
  Objective,
  Operation,
  Params,
  PredictedImages,
  Prediction,
  Priority,
  RegisteredModel,
  RegisteredModelEdit,
  Replay,
  RetryRequest,
  Run,
  Space,
  Sweep,
  SweepEdit,
  SweepRequest,
  SweepSpec,
  Trial,
  Usage,
  Verification,
  Warning,
  Worker,
} from './schemas.ts';
