import type { Readable, Writable } from 'node:stream';
import { type Client, type ClientOptions, createClient } from '@sweepq/client';
import cliTruncate from 'cli-truncate';
import { exitCodes } from './exit-codes.ts';
import { fitTable } from './show/fit-table.ts';
import { printable, printableJson } from './show/printable.ts';
import { quoteWord } from './show/quote-word.ts';
import { createStyle, type Style, takesColour } from './show/style.ts';
import { renderTable, type TableParts } from './show/table.ts';
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
  stdin: Readable;
  stdout: Writable & Output;
  stderr: Writable & Output;
  createStop(): Stop;
  exitWith(code: number): void;
  exitNow(code: number): never;
};

/** The options that every command accepts, before or after its name. */
export type GlobalOptions = {
  url?: string;
  /** The value of `--token`, or the token in the file of `--token-file`. */
  token?: string;
  tokenFile?: string;
  json?: true;
  color: boolean;
};

/** The functions that commands use. Data goes to stdout and messages go to stderr, so that stdout can be piped. */
export type Cli = Omit<World, 'exitWith' | 'exitNow'> & {
  client(options?: Omit<ClientOptions, 'url' | 'token'>): Client;
  isJson(): boolean;
  /** The style for stdout (default) or for stderr. */
  style(stream?: 'stdout' | 'stderr'): Style;
  print(text: string): void;
  /** Prints a table with the columns that fit the terminal, a line with the names of the other columns, and the note. */
  printTable(table: TableParts, note?: string): void;
  printJson(value: unknown): void;
  /** Prints a value as JSON on one line. */
  printJsonLine(value: unknown): void;
  /** Prints a message to stderr. */
  say(text: string): void;
  /** Returns a suggested next command. It contains `--url` if `--url` or SWEEPQ_URL is set. */
  hint(...words: string[]): string;
  exitWith(reason: keyof typeof exitCodes): void;
  /** Exits immediately, without waiting for requests that are in progress. */
  exitNow(reason: keyof typeof exitCodes): never;
};

export const defaultUrl = 'http://localhost:3000';

export function createCli(world: World, readOptions: () => GlobalOptions): Cli {
  const { env, stdout, stderr } = world;
  const isColoured = (name: 'stdout' | 'stderr') =>
    takesColour(world[name], env, readOptions().color);
  const print = (text: string) =>
    void stdout.write(`${printable(text, { isColoured: isColoured('stdout') })}\n`);
  const say = (text: string) =>
    void stderr.write(`${printable(text, { isColoured: isColoured('stderr') })}\n`);
  const given = () => readOptions().url ?? (env.SWEEPQ_URL || undefined);
  return {
    ...world,
    client(options) {
      const { token = env.SWEEPQ_TOKEN || undefined } = readOptions();
      return createClient({ url: given() ?? defaultUrl, token, ...options });
    },
    hint(...words) {
      const url = given();
      const all = ['sweepq', ...words, ...(url === undefined ? [] : ['--url', url])];
      return all.map(quoteWord).join(' ');
    },
    isJson: () => readOptions().json === true,
    style: (name = 'stdout') => createStyle(isColoured(name)),
    print,
    printTable(table, note) {
      const { isTTY, columns } = stdout;
      const style = createStyle(isColoured('stdout'));
      if (isTTY && columns) {
        const { leftOut, ...fitting } = fitTable(table, columns);
        const lines = renderTable(fitting, style).split('\n');
        print(lines.map((line) => cliTruncate(line, columns)).join('\n'));
        if (leftOut.length > 0)
          say(`Left out at a width of ${columns} columns: ${leftOut.join(', ')}.`);
      } else {
        print(renderTable(table, style));
      }
      if (note !== undefined) say(note);
    },
    printJson: (value) => void stdout.write(`${printableJson(value, 2)}\n`),
    printJsonLine: (value) => void stdout.write(`${printableJson(value)}\n`),
    say,
    exitWith: (reason) => world.exitWith(exitCodes[reason].code),
    exitNow: (reason) => world.exitNow(exitCodes[reason].code),
  };
}
