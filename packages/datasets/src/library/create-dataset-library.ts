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

/** A dataset without its pixels. */
export type DatasetSummary = Pick<Dataset, 'sha256'> & DatasetDescription;

/** The complete datasets by name, and the folders that are left out; both in alphabetical order. */
export type DatasetSurvey = { names: string[]; leftOut: LeftOut[] };

export type DatasetLibrary = {
  /** Checks only folders and reads no file. `describe` reports problems inside a file. */
  survey(): Promise<DatasetSurvey>;
  /** The names of all complete datasets, in alphabetical order. */
  list(): Promise<string[]>;
  /** The paths of a dataset's files; undefined for a name that no root has. */
  find(name: string): Promise<DatasetFiles | undefined>;
  /** The path of the file with that content; undefined if no dataset has it. */
  findFile(sha256: string): Promise<string | undefined>;
  /** The summary of a dataset: read once, and cached until one of its files changes. */
  describe(name: string): Promise<DatasetSummary>;
  /** The dataset with its pixels, which are read again if they are no longer cached. */
  load(name: string): Promise<Dataset>;
};

/** `reading` is set while the dataset is read, and stays set if it was refused. */
type Entry = { stamp: string; summary: Promise<DatasetSummary>; reading?: Promise<Dataset> };

export type DatasetLibraryOptions = {
  roots: readonly string[];
  /** Reads a dataset; default: in this thread. `createDatasetReader` reads in another thread. */
  read?: (files: DatasetFiles) => Promise<Dataset>;
  /** The size limit of cached pixels. */
  keepBytes?: number;
  /** Called once for each dataset that is left out or cannot be read. */
  onLeftOut?: TellLeftOut;
};

/** Room for the pixels of the two largest possible files. */
const defaultKeepBytes = 2 * maxValueBytes;
/** Repeated requests for an unreadable dataset get the cached error for this time. */
const refusedForMs = 60_000;
/** A dataset that takes the full 20 s would otherwise block the only reader for all others. */
const tooSlowForMs = 600_000;

/** Lists and reads the datasets below some folders. If two roots have the same name, the earlier root wins. */
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
        // The dataset was not read, so its cached summary is still valid.
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

/** For `findFile`: ignores a dataset that cannot be read, but not one that the reader had no time for. */
function unlessBusy(error: unknown): undefined {
  if (error instanceof DatasetError && error.code === 'reader-busy') throw error;
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** A string that changes when one of the files is replaced or written to. */
async function stampFiles({ name, trainPath, testPath }: DatasetFiles): Promise<string> {
  const parts = [trainPath, testPath].map(async (path) => {
    const what = describeFile(name, basename(path));
    const { ino, mtimeMs, ctimeMs, size } = await askFiles({ what, path }, stat(path));
    return `${path}:${ino}:${mtimeMs}:${ctimeMs}:${size}`;
  });
  return (await Promise.all(parts)).join('\n');
}
