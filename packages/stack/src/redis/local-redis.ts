import type { Env } from '../env.ts';
import type { ProcessExit } from '../process/process-exit.ts';

/** A Redis that answers. `pid` and `exited` are set if this process has started it. */
export type LocalRedis = {
  url: string;
  /** Where the Redis comes from, for the user. */
  source: string;
  version: string;
  pid?: number;
  exited?: Promise<ProcessExit>;
  /** Restarts a Redis that has ended, on the same port and with its data. Undefined if it cannot be restarted. */
  startAgain?(signal?: AbortSignal): Promise<LocalRedis>;
  stop(): Promise<void>;
};

/**
 * `kept`: Redis has the data of the previous start.
 * `fresh`: Redis starts without data.
 */
export type RedisState = 'kept' | 'fresh';

/** The input of every way to get a Redis. */
export type RedisSearch = {
  env: Env;
  homeDir: string;
  /** The folder to use, instead of one under `homeDir`. */
  dir?: string | undefined;
  state: RedisState;
  /** How long to wait for the folder if the Redis of a killed stack still uses it; default: 0. */
  folderTimeoutMs?: number | undefined;
  /** Receives a line before each step that takes long. */
  report: (line: string) => void;
  signal?: AbortSignal | undefined;
};

/** A way to get a Redis. Returns undefined if it is not available on this machine. */
export type RedisChoice = (search: RedisSearch) => Promise<LocalRedis | undefined>;
