// What the command line gets from its process. Tests replace it.
import type { Readable, Writable } from 'node:stream';
import type { Format } from './output/formats.ts';
import type { Stop } from './stop.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** The output of a command: a terminal, a file or a pipe. */
export type Output = {
  isTTY?: boolean;
  columns?: number;
  rows?: number;
  write(text: string): unknown;
};

/** The properties of the process that commands use. Tests replace them. */
export type World = {
  env: Env;
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & Output;
  stderr: Writable & Output;
  createStop(): Stop;
  exitWith(code: number): void;
  exitNow(code: number): never;
};

/** The options that every command accepts, before or after its name. */
export type GlobalOptions = {
  url?: string;
  context?: string;
  /** The value of `--token`, or the token in the file of `--token-file`. */
  token?: string;
  tokenFile?: string;
  /** Before a command runs, this is the format in which the command prints. */
  output?: Format;
  json?: true;
  color: boolean;
};
