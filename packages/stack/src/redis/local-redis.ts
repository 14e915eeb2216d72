import type { Env } from '../env.ts';
import type { ProcessExit } from '../process/process-exit.ts';

/** A Redis that answers. `pid` and `exited` exist if it was started here. */
export type LocalRedis = {
  url: string;
  /** A short description of its origin, for the user. */
  source: string;
  version: string;
  pid?: number;
  exited?: Promise<ProcessExit>;
  /** Restarts a Redis that has ended, on the same port and with its data; undefined if that is not possible. */
  startAgain?(signal?: AbortSignal): Promise<LocalRedis>;
  stop(): Promise<void>;
};

/**
 * `kept`: the data is kept for the next start.
 * `fresh`: it begins empty.
 */
export type RedisState = 'kept' | 'fresh';

/** The input of every choice of Redis. */
export type RedisSearch = {
  env: Env;
  homeDir: string;
  /** The folder to use, instead of one under `homeDir`. */
  dir?: string | undefined;
  state: RedisState;
  /** How long to wait for a folder that a Redis of a killed stack still uses; default: 0. */
  folderTimeoutMs?: number | undefined;
  /** Receives one line before a step that takes long. */
  report: (line: string) => void;
  signal?: AbortSignal | undefined;
};

/** Starts or finds a Redis; undefined if this choice is not available on this machine. */
export type RedisChoice = (search: RedisSearch) => Promise<LocalRedis | undefined>;
