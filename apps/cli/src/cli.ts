import type { Readable } from 'node:stream';
import { type Client, type ClientOptions, createClient } from '@sweepq/client';
import cliTruncate from 'cli-truncate';
import { exitCodes } from './exit-codes.ts';
import { createStyle, type Style, takesColour } from './show/style.ts';
import type { Stop } from './stop.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** The process, as far as commands have to do with it. */
export type World = {
  env: Env;
  stdin: Readable;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  createStop(): Stop;
  exitWith(code: number): void;
};

/** What is given before or after any command. */
export type GlobalOptions = { url?: string; token?: string; json?: true; color: boolean };

/** What a command is given. Data goes to stdout and words to stderr, so that stdout can be handed on. */
export type Cli = Omit<World, 'exitWith'> & {
  client(options?: Omit<ClientOptions, 'url' | 'token'>): Client;
  isJson(): boolean;
  /** Of what goes to stdout, and of what goes to stderr. */
  style(stream?: 'stdout' | 'stderr'): Style;
  print(text: string): void;
  /** Prints a table, whose lines a terminal would not wrap well: they are cut there. */
  printTable(text: string): void;
  printJson(value: unknown): void;
  say(text: string): void;
  exitWith(reason: keyof typeof exitCodes): void;
};

export const defaultUrl = 'http://localhost:3000';

export function createCli(world: World, readOptions: () => GlobalOptions): Cli {
  const { env, stdout, stderr } = world;
  const print = (text: string) => void stdout.write(`${text}\n`);
  return {
    ...world,
    client(options) {
      const { url = env.SWEEPQ_URL || defaultUrl, token = env.SWEEPQ_TOKEN || undefined } =
        readOptions();
      return createClient({ url, token, ...options });
    },
    isJson: () => readOptions().json === true,
    style: (name = 'stdout') => createStyle(takesColour(world[name], env, readOptions().color)),
    print,
    printTable(text) {
      const { isTTY, columns } = stdout;
      const fit = (line: string) => (isTTY ? cliTruncate(line, columns) : line);
      print(text.split('\n').map(fit).join('\n'));
    },
    printJson: (value) => print(JSON.stringify(value, null, 2)),
    say: (text) => void stderr.write(`${text}\n`),
    exitWith: (reason) => world.exitWith(exitCodes[reason].code),
  };
}
