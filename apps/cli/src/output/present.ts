// Prints data in the format of `--output`.
import { collect } from '@sweepq/client';
import type { Cli } from '../cli.ts';
import { type Cut, collectCut, describeCut } from '../show/cut.ts';
import type { TableParts } from '../show/table.ts';
import { plural } from '../show/values.ts';
import { writeCsv } from './write-csv.ts';

type Presentation = {
  /** The document of `json` and `yaml`. For `csv`, a list. */
  data: unknown;
  /** The ids or names that `name` prints. */
  names?: readonly string[];
  /** Prints the data for people. */
  show: () => void | Promise<void>;
};

export async function present(cli: Cli, { data, names = [], show }: Presentation): Promise<void> {
  const format = cli.format();
  if (format === 'json') return cli.printJson(data);
  if (format === 'yaml') {
    // Only this format needs the library.
    const { writeYaml } = await import('./write-yaml.ts');
    return cli.print(writeYaml(data).trimEnd());
  }
  if (format === 'csv') return cli.printRaw(writeCsv(Array.isArray(data) ? data : [data]));
  if (format === 'name') {
    for (const name of names) cli.print(name);
    return;
  }
  await show();
}

type Listing<Item> = {
  /** Lists the first `most` items. */
  list: (most: number) => AsyncIterable<Item>;
  limit: number;
  /** What an item is: "sweep". */
  noun: string;
  nameOf: (item: Item) => string;
  /** Printed if there is no item. */
  none: string;
  arrange: (items: readonly Item[]) => TableParts | Promise<TableParts>;
  /** Returns the first `limit` items and their number; by default the items are counted up to 100. */
  cut?: () => Promise<Cut<Item>>;
};

/** Prints the first `limit` items of a list, and to stderr how many more there are. */
export async function presentList<Item>(cli: Cli, listing: Listing<Item>): Promise<void> {
  const { list, limit, noun, nameOf, none, arrange } = listing;
  if (cli.format() === 'table') {
    const cut = await (listing.cut ?? (() => collectCut(list, limit)))();
    if (cut.items.length === 0) return cli.say(none);
    return cli.printTable(await arrange(cut.items), describeCut(cut, noun));
  }
  const found = await collect(list(limit + 1));
  const items = found.slice(0, limit);
  await present(cli, { data: items, names: items.map(nameOf), show: () => undefined });
  if (found.length > limit)
    cli.say(`The list ends after ${plural(limit, noun)}. \`--limit\` prints more.`);
}
