import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type Dataset,
  type DatasetDescription,
  describeDataset,
  maxValueBytes,
} from '@sweepq/core';
import { DatasetError } from '../dataset-error.ts';
import { readDataset } from '../read/read-dataset.ts';
import { type DatasetFiles, describeFile, findInRoot } from './dataset-folder.ts';
import { isDatasetName, nameRule } from './dataset-name.ts';
import { askFiles } from './explain-file-error.ts';
import { keepRecent } from './keep-recent.ts';
import { createLeftOutTeller, type LeftOut, type TellLeftOut } from './left-out.ts';
import { listRoot } from './list-root.ts';

/** What is known of a dataset without its pixels. */
export type DatasetSummary = Pick<Dataset, 'sha256'> & DatasetDescription;

/** The complete datasets by name, and the folders that are left out; both in alphabetical order. */
export type DatasetSurvey = { names: string[]; leftOut: LeftOut[] };

export type DatasetLibrary = {
  /** Checks only folders and reads no file. `describe` reports problems inside a file. */
  survey(): Promise<DatasetSurvey>;
  /** The names of all complete datasets, in alphabetical order. */
  list(): Promise<string[]>;
  /** Where a dataset's files are; undefined for a name that no root has. */
  find(name: string): Promise<DatasetFiles | undefined>;
  /** Where the file with that content is; undefined if no dataset has it. */
  findFile(sha256: string): Promise<string | undefined>;
  /** What is in a dataset: read once, and kept until one of its files changes. */
  describe(name: string): Promise<DatasetSummary>;
  /** With its pixels, which are read again if others have taken their place since. */
  load(name: string): Promise<Dataset>;
};

/** `reading` is there while it is read, and after that if it was refused. */
type Entry = { stamp: string; summary: Promise<DatasetSummary>; reading?: Promise<Dataset> };

export type DatasetLibraryOptions = {
  roots: readonly string[];
  /** Reads a dataset elsewhere than here, as a `DatasetReader` does. */
  read?: (files: DatasetFiles) => Promise<Dataset>;
  /** Of pixels that nobody uses at the moment. */
  keepBytes?: number;
  /** Called once for each dataset that is left out or cannot be read. */
  onLeftOut?: TellLeftOut;
};

/** As much as the largest dataset has. */
const defaultKeepBytes = 2 * maxValueBytes;
/** Nobody who asks again and again for what cannot be read has it read each time. */
const refusedForMs = 60_000;
/** Some that each take 20 s would otherwise keep the only reader from all others. */
const tooSlowForMs = 600_000;

/** The datasets below some folders; where two have the same name, the earlier root's is meant. */
export function createDatasetLibrary({
  roots,
  read = readDataset,
  keepBytes = defaultKeepBytes,
  onLeftOut = () => undefined,
}: DatasetLibraryOptions): DatasetLibrary {
  const entries = new Map<string, Entry>();
  const recent = keepRecent(keepBytes);
  const teller = createLeftOutTeller(onLeftOut);

  const forget = (name: string) => {
    entries.delete(name);
    recent.delete(name);
  };

  const find = async (name: string) => {
    for (const root of roots) {
      const files = await findInRoot(root, name);
      if (files !== undefined) return files;
    }
    return undefined;
  };

  const survey = async () => {
    const listed = (await Promise.all(roots.map(listRoot))).flat();
    const errors = new Map(listed.map(({ name, error }) => [name, error] as const));
    for (const { name, error } of listed) if (error === undefined) errors.set(name, undefined);
    const found = await Promise.all([...errors].map(([name, error]) => judge(name, error)));
    for (const name of entries.keys()) if (!errors.has(name)) forget(name);
    teller.keep(new Set(errors.keys()));
    const sorted = found.flatMap((each) => each ?? []).sort(byName);
    return {
      names: sorted.flatMap((each) => ('reason' in each ? [] : [each.name])),
      leftOut: sorted.flatMap((each) => ('reason' in each ? [each] : [])),
    };
  };

  /** Undefined for an entry that is not a folder. One broken dataset must not hide the others. */
  const judge = async (
    name: string,
    known: unknown,
  ): Promise<DatasetFiles | LeftOut | undefined> => {
    if (known !== undefined) return teller.leaveOut(name, known);
    return find(name).catch((error: unknown) => teller.leaveOut(name, error));
  };

  const list = async () => (await survey()).names;

  const findOrThrow = async (name: string) => {
    if (!isDatasetName(name)) {
      throw new DatasetError(
        'dataset-not-found',
        `Expected the name of a dataset to be ${nameRule}, got \`${name}\`.`,
      );
    }
    const files = await find(name);
    if (files !== undefined) return files;
    forget(name);
    const known = (await list()).map((each) => `\`${each}\``).join(', ') || 'none';
    throw new DatasetError(
      'dataset-not-found',
      `Expected \`dataset\` to be one of those known (${known}), got \`${name}\`.`,
    );
  };

  const startReading = (files: DatasetFiles, stamp: string, known?: Entry) => {
    const { name } = files;
    const reading = read(files);
    const summary =
      known?.summary ??
      reading.then((dataset) => ({ sha256: dataset.sha256, ...describeDataset(dataset) }));
    const entry: Entry = { stamp, summary, reading };
    entries.set(name, entry);
    const isCurrent = () => entries.get(name) === entry;
    reading.then(
      (dataset) => {
        delete entry.reading;
        teller.use(name);
        if (isCurrent()) recent.put(name, dataset);
      },
      (error: unknown) => {
        const code = error instanceof DatasetError ? error.code : undefined;
        // It was not even looked at: what was known of it is still true.
        if (code === 'reader-busy' && isCurrent()) {
          if (known === undefined) forget(name);
          else entries.set(name, known);
          return;
        }
        teller.leaveOut(name, error);
        // A file that could not be read may be readable later.
        const keptMs = code === 'too-slow' ? tooSlowForMs : refusedForMs;
        setTimeout(() => isCurrent() && forget(name), keptMs).unref();
      },
    );
    summary.catch(() => undefined);
    return { summary, reading };
  };

  const look = async (name: string) => {
    const files = await findOrThrow(name);
    const stamp = await stampFiles(files);
    const entry = entries.get(name);
    if (entry?.stamp === stamp) return { files, stamp, entry };
    forget(name);
    return { files, stamp };
  };

  const load = async (name: string) => {
    const { files, stamp, entry } = await look(name);
    return entry?.reading ?? recent.get(name) ?? startReading(files, stamp, entry).reading;
  };

  const describe = async (name: string) => {
    const { files, stamp, entry } = await look(name);
    return (entry ?? startReading(files, stamp)).summary;
  };

  const findFile = async (sha256: string) => {
    for (const name of await list()) {
      const { train, test } = (await describe(name).catch(unlessBusy))?.sha256 ?? {};
      if (sha256 !== train && sha256 !== test) continue;
      const files = await find(name);
      return sha256 === train ? files?.trainPath : files?.testPath;
    }
    return undefined;
  };

  return { survey, list, find, findFile, describe, load };
}

/** What cannot be read has no known content; what nobody has had time to look at may have this one. */
function unlessBusy(error: unknown): undefined {
  if (error instanceof DatasetError && error.code === 'reader-busy') throw error;
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** Changes when one of the files is another, or was written to. */
async function stampFiles({ name, trainPath, testPath }: DatasetFiles): Promise<string> {
  const parts = [trainPath, testPath].map(async (path) => {
    const what = describeFile(name, basename(path));
    const { ino, mtimeMs, ctimeMs, size } = await askFiles({ what, path }, stat(path));
    return `${path}:${ino}:${mtimeMs}:${ctimeMs}:${size}`;
  });
  return (await Promise.all(parts)).join('\n');
}
