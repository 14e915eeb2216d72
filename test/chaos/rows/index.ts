// The fault matrix, row by row.
import type { Row } from '../row.ts';
import { row as toldToStop } from './05-told-to-stop.ts';
import { row as scaledLive } from './06-scaled-live.ts';
import { row as redisFrozen } from './09-redis-frozen.ts';
import { row as redisAbsentAtBoot } from './11-redis-absent-at-boot.ts';
import { row as networkCut } from './13-network-cut.ts';
import { row as slowNetwork } from './14-slow-network.ts';
import { row as wrongEvictionPolicy } from './16-wrong-eviction-policy.ts';
import { row as clocksDiffer } from './19-clocks-differ.ts';
import { row as diverging } from './40-diverging.ts';

export const rows: readonly Row[] = [
  toldToStop,
  scaledLive,
  redisFrozen,
  redisAbsentAtBoot,
  networkCut,
  slowNetwork,
  wrongEvictionPolicy,
  clocksDiffer,
  diverging,
];
