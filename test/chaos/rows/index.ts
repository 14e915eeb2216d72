// The fault matrix, row by row.
import type { Row } from '../row.ts';
import { row as workerKilled } from './01-worker-killed.ts';
import { row as killedAtCommit } from './02-killed-at-commit.ts';
import { row as poisonRun } from './03-poison-run.ts';
import { row as frozenWorker } from './04-frozen-worker.ts';
import { row as workerStopped } from './05-worker-stopped.ts';
import { row as scaledLive } from './06-scaled-live.ts';
import { row as busyThread } from './07-busy-thread.ts';
import { row as redisKilled } from './08-redis-killed.ts';
import { row as redisFrozen } from './09-redis-frozen.ts';
import { row as appendOnlyFileCut } from './10-append-only-file-cut.ts';
import { row as redisAbsentAtBoot } from './11-redis-absent-at-boot.ts';
import { row as replyLost } from './12-reply-lost.ts';
import { row as networkCut } from './13-network-cut.ts';
import { row as slowNetwork } from './14-slow-network.ts';
import { row as redisOutOfMemory } from './15-redis-out-of-memory.ts';
import { row as wrongEvictionPolicy } from './16-wrong-eviction-policy.ts';
import { row as apiKilledWhilePlanning } from './17-api-killed-while-planning.ts';
import { row as outOfMemory } from './18-out-of-memory.ts';
import { row as clocksDiffer } from './19-clocks-differ.ts';
import { row as oldJobData } from './20-old-job-data.ts';
import { row as determinism } from './21-determinism.ts';
import { row as manySubmits } from './22-many-submits.ts';
import { row as slowClients } from './23-slow-clients.ts';
import { row as largeBodies } from './24-large-bodies.ts';
import { row as deepAndWide } from './25-deep-and-wide.ts';
import { row as prototypeKeys } from './26-prototype-keys.ts';
import { row as numbers } from './27-numbers.ts';
import { row as manyCombinations } from './28-many-combinations.ts';
import { row as idempotency } from './29-idempotency.ts';
import { row as datasetNames } from './30-dataset-names.ts';
import { row as filesThatReachOut } from './31-files-that-reach-out.ts';
import { row as filesThatClaimMuch } from './32-files-that-claim-much.ts';
import { row as malformedFiles } from './33-malformed-files.ts';
import { row as inertNames } from './34-inert-names.ts';
import { row as foreignPages } from './35-foreign-pages.ts';
import { row as idleReaders } from './36-idle-readers.ts';
import { row as tokensAndBursts } from './37-tokens-and-bursts.ts';
import { row as exposure } from './38-exposure.ts';
import { row as diskFull } from './39-disk-full.ts';
import { row as diverging } from './40-diverging.ts';
import { row as trainingForgotten } from './41-training-forgotten.ts';
import { row as pauseForgotten } from './42-pause-forgotten.ts';
import { row as cancelForgotten } from './43-cancel-forgotten.ts';
import { row as planForgotten } from './44-plan-forgotten.ts';
import { row as deleteForgotten } from './45-delete-forgotten.ts';
import { row as webhooksForgotten } from './46-webhooks-forgotten.ts';
import { row as failover } from './47-failover.ts';
import { row as searchKilled } from './48-search-killed.ts';
import { row as searchRepeated } from './49-search-repeated.ts';
import { row as importKilled } from './50-import-killed.ts';
import { row as blobFolderFull } from './51-blob-folder-full.ts';

export const rows: readonly Row[] = [
  workerKilled,
  killedAtCommit,
  poisonRun,
  frozenWorker,
  workerStopped,
  scaledLive,
  busyThread,
  redisKilled,
  redisFrozen,
  appendOnlyFileCut,
  redisAbsentAtBoot,
  replyLost,
  networkCut,
  slowNetwork,
  redisOutOfMemory,
  wrongEvictionPolicy,
  apiKilledWhilePlanning,
  outOfMemory,
  clocksDiffer,
  oldJobData,
  determinism,
  manySubmits,
  slowClients,
  largeBodies,
  deepAndWide,
  prototypeKeys,
  numbers,
  manyCombinations,
  idempotency,
  datasetNames,
  filesThatReachOut,
  filesThatClaimMuch,
  malformedFiles,
  inertNames,
  foreignPages,
  idleReaders,
  tokensAndBursts,
  exposure,
  diskFull,
  diverging,
  trainingForgotten,
  pauseForgotten,
  cancelForgotten,
  planForgotten,
  deleteForgotten,
  webhooksForgotten,
  failover,
  searchKilled,
  searchRepeated,
  importKilled,
  blobFolderFull,
];
