import { findJobs } from '../workers/jobs.ts';
import { readPaces, readRates } from '../workers/pace.ts';
import { countUsage } from '../workers/usage.ts';
import {
  announceWorker,
  countWorkers,
  forgetWorker,
  listWorkers,
  readTime,
} from '../workers/workers.ts';

/** The calls for what workers report about themselves, and for what the machine and Redis use. */
export const workerCalls = {
  findJobs,
  countUsage,
  readPaces,
  readRates,
  readTime,
  announceWorker,
  forgetWorker,
  countWorkers,
  listWorkers,
};
