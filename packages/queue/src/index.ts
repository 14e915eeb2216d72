export { createQueues, type Queues } from './create-queues.ts';
export { addDeletion, addWork, scheduleTidying, tidySoon } from './keep.ts';
export { type CountedQueue, readOldest } from './oldest.ts';
export { addPlanning, isPlannedBy } from './plan.ts';
export {
  checkpointEveryMs,
  checkpointShare,
  deliveryJobOptions,
  deliveryLocks,
  failuresUntilOut,
  firstCheckpointMs,
  outForMs,
  runJobOptions,
  runLocks,
  sweepJobOptions,
  sweepLocks,
  upkeepLocks,
} from './settings.ts';
export { addAsking, addSteering } from './steer.ts';
export { createTelemetry } from './telemetry.ts';
export { jobPriorityOf, parseJobPriority, placeOf, turnAt } from './turns.ts';
