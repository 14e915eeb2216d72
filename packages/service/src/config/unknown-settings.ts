import { closestMatch } from 'leven';

/**
 * The names of all variables `SWEEPQ_…` that a program of sweepq reads: the api, the worker and the command line. A process
 * accepts the settings of all programs, because they often share one environment.
 */
export const knownNames = [
  'SWEEPQ_ALLOW_ANONYMOUS',
  'SWEEPQ_API_METRICS_PORT',
  'SWEEPQ_API_QUEUE',
  'SWEEPQ_API_THREADS',
  'SWEEPQ_BASE_PATH',
  'SWEEPQ_BLOBS_DIR',
  'SWEEPQ_BOARD_READ_ONLY',
  'SWEEPQ_CACHE_BYTES',
  'SWEEPQ_COLD_START',
  'SWEEPQ_CONTEXT',
  'SWEEPQ_DATASETS_DIR',
  'SWEEPQ_DATASET_CACHE_BYTES',
  'SWEEPQ_DATASET_URL',
  'SWEEPQ_DRAIN_SECONDS',
  'SWEEPQ_HOME',
  'SWEEPQ_KEEP_ALIVE_SECONDS',
  'SWEEPQ_METRICS_PORT',
  'SWEEPQ_PICTURE_MEGAPIXELS',
  'SWEEPQ_PREDICT_MAX_IMAGES',
  'SWEEPQ_PREDICT_MAX_MB',
  'SWEEPQ_PREFIX',
  'SWEEPQ_RATE_LIMIT',
  'SWEEPQ_REDIS_CA',
  'SWEEPQ_RETENTION_COUNT',
  'SWEEPQ_RETENTION_DAYS',
  'SWEEPQ_THREADS',
  'SWEEPQ_TOKEN',
  'SWEEPQ_TOKENS',
  'SWEEPQ_TOKENS_FILE',
  'SWEEPQ_UPLOAD_BYTES',
  'SWEEPQ_URL',
  'SWEEPQ_WEBHOOK_SECRET',
  'SWEEPQ_WEBHOOK_TARGETS',
] as const;

const known: ReadonlySet<string> = new Set(knownNames);

/** Describes each set variable `SWEEPQ_…` that no program reads, with the nearest known name. Usually it is a typing error. */
export function describeUnknownSettings(
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('SWEEPQ_') && env[name] && !known.has(name))
    .toSorted()
    .map((name) => {
      const nearest = findNearest(name);
      const hint = nearest === undefined ? '' : ` The nearest known name is ${nearest}.`;
      return `The environment variable ${name} is unknown and has no effect.${hint}`;
    });
}

/** Returns the known name with the smallest edit distance, at most a third of the length without the common prefix. */
const findNearest = (name: string): string | undefined =>
  closestMatch(name, knownNames, {
    maxDistance: Math.floor((name.length - 'SWEEPQ_'.length) / 3) + 1,
  });
