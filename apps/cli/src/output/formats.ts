// The formats of `--output`. A command offers some of them, the default first. A command that offers none prints no data.
import type { Command } from 'commander';
import { UsageError } from '../input/usage-error.ts';

export const formats = ['table', 'json', 'yaml', 'csv', 'name', 'ndjson', 'parquet'] as const;
export type Format = (typeof formats)[number];

/** What each format prints, for `sweepq help output`. */
export const formatMeanings: Readonly<Record<Format, string>> = {
  table: 'text for people: a table, or one field a line',
  json: 'one JSON document; `watch` prints one line for each event',
  yaml: 'one YAML document, with the members of `json`',
  csv: 'a row for each item, with a title for each column, such as `params.learningRate`',
  name: 'ids or names, one a line, for pipes',
  ndjson: 'one JSON document for each item, one a line',
  parquet: 'a Parquet file with a row for each item, for programs that read tables',
};

/** For a list. */
export const listFormats: readonly Format[] = ['table', 'json', 'yaml', 'csv', 'name'];
/** For one thing with an id or a name. */
export const thingFormats: readonly Format[] = ['table', 'json', 'yaml', 'name'];
/** For a report without an id. */
export const reportFormats: readonly Format[] = ['table', 'json', 'yaml'];
/** For progress that is printed while it arrives. */
export const streamFormats: readonly Format[] = ['table', 'json'];

type Options = Readonly<Record<string, unknown>>;
type Offer = (options: Options) => readonly Format[];

const offers = new WeakMap<Command, Offer>();

/** Declares the formats of a command. They can depend on its other options. */
export function offer(command: Command, offered: readonly Format[] | Offer): Command {
  offers.set(command, typeof offered === 'function' ? offered : () => offered);
  return command;
}

/** For a command that prints a stream with `--watch`, a report with `--dry-run`, otherwise one thing. */
export const offerWatch = (command: Command): Command =>
  offer(command, ({ watch, dryRun }) => {
    if (dryRun === true) return reportFormats;
    return watch === true ? streamFormats : thingFormats;
  });

/** The formats of a command with these options; empty if the command prints no data. */
export const formatsOf = (command: Command): readonly Format[] =>
  offers.get(command)?.(command.opts()) ?? [];

/** Returns the format in which a command prints. Throws a usage error if the command does not have the asked one. */
export function chooseFormat(
  command: Command,
  { output, json }: { output?: Format; json?: true },
): Format {
  if (json && output !== undefined && output !== 'json') {
    throw new UsageError(`Expected either \`--json\` or \`--output ${output}\`, got both.`);
  }
  const possible = formatsOf(command);
  const asked = output ?? (json ? 'json' : possible[0]);
  if (asked === undefined || possible.includes(asked)) return asked ?? 'table';
  const name = `\`${pathOf(command)}\``;
  if (possible.length === 0) {
    throw new UsageError(`Expected no \`--output\` and no \`--json\`: ${name} prints no data.`);
  }
  throw new UsageError(
    `Expected \`--output\` of ${name} to be ${joinOr(possible)}, got \`${asked}\`.`,
  );
}

/** Returns the words that call a command: `sweepq trial ls`. */
const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;

const joinOr = (words: readonly string[]): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
