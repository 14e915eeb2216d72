import type { Env } from '../env.ts';
import type { ProcessExit } from '../process/process-exit.ts';

/** A Redis that answers. `pid` and `exited` are there if it was started here. */
export type LocalRedis = {
  url: string;
  /** Where it is from, in a few words for a reader. */
  source: string;
  version: string;
  pid?: number;
  exited?: Promise<ProcessExit>;
  /** Restarts a Redis that has ended, on the same port and with its data; undefined if that is not possible. */
  startAgain?(signal?: AbortSignal): Promise<LocalRedis>;
  stop(): Promise<void>;
};

/**
 * `kept`: what it held when it was stopped is there again at the next start.
 * `fresh`: it begins empty.
 */
export type RedisState = 'kept' | 'fresh';

/** What every choice of Redis is given. */
export type RedisSearch = {
  env: Env;
  homeDir: string;
  /** A folder of one's own, instead of one under `homeDir`. */
  dir?: string | undefined;
  state: RedisState;
  /** How long to wait for a folder that a Redis still uses, which a killed stack left behind; default: 0. */
  folderTimeoutMs?: number | undefined;
  /** Is told, in one plain line, what takes time. */
  report: (line: string) => void;
  signal?: AbortSignal | undefined;
};

/** A choice of Redis: undefined if it is not to be had on this machine. */
export type RedisChoice = (search: RedisSearch) => Promise<LocalRedis | undefined>;
