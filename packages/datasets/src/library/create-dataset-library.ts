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
import { createLeftOutReporter, type LeftOut, type ReportLeftOut } from './left-out.ts';
import { listRoot } from './list-root.ts';

/** A dataset without its pixels. */
export type DatasetSummary = Pick<Dataset, 'sha256'> & DatasetDescription;

/** The names of the complete datasets, and the folders that are left out. Both are in alphabetical order. */
export type DatasetSurvey = { names: string[]; leftOut: LeftOut[] };

export type DatasetLibrary = {
  /** Checks only folders and reads no file. Only `describe` and `load` find problems inside a file. */
  survey(): Promise<DatasetSurvey>;
  /** The names of all complete datasets, in alphabetical order. */
  list(): Promise<string[]>;
  /** The paths of a dataset's files; undefined if no root has a dataset of this name. */
  find(name: string): Promise<DatasetFiles | undefined>;
  /** The path of the file with this sha256; undefined if no dataset has such a file. */
  findFile(sha256: string): Promise<string | undefined>;
  /** The summary of a dataset. It is cached until one of the files changes. */
  describe(name: string): Promise<DatasetSummary>;
  /** The dataset with its pixels. If the pixels are not cached, the files are read again. */
  load(name: string): Promise<Dataset>;
};

/** `reading` is set while the dataset is read. If the dataset was refused, `reading` stays set. */
type Entry = { stamp: string; summary: Promise<DatasetSummary>; reading?: Promise<Dataset> };

export type DatasetLibraryOptions = {
  roots: readonly string[];
  /** Reads a dataset; default: in this thread. `createDatasetReader` reads in another thread. */
  read?: (files: DatasetFiles) => Promise<Dataset>;
  /** The size limit of cached pixels. */
  keepBytes?: number;
  /** Called once for each dataset that is left out or cannot be read. */
  onLeftOut?: ReportLeftOut;
};

/** Room for the pixels of the two largest possible files. */
const defaultKeepBytes = 2 * maxValueBytes;
/** The error about an unreadable dataset is cached for this time. */
const refusedForMs = 60_000;
/** A timeout is cached for longer, because each read of such a dataset blocks the only reader for 20 s. */
const tooSlowForMs = 600_000;

/** Lists and reads the datasets below some root folders. If two roots have a dataset of the same name, the earlier root is used. */
export function createDatasetLibrary({
  roots,
  read = readDataset,
  keepBytes = defaultKeepBytes,
  onLeftOut = () => undefined,
}: DatasetLibraryOptions): DatasetLibrary {
  const entries = new Map<string, Entry>();
  const recent = keepRecent(keepBytes);
  const reporter = createLeftOutReporter(onLeftOut);

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
    reporter.keep(new Set(errors.keys()));
    const sorted = found.flatMap((each) => each ?? []).sort(byName);
    return {
      names: sorted.flatMap((each) => ('reason' in each ? [] : [each.name])),
      leftOut: sorted.flatMap((each) => ('reason' in each ? [each] : [])),
    };
  };

  /** Checks one entry of a root, without an exception for a broken dataset. Undefined for an entry that is not a folder. */
  const judge = async (
    name: string,
    known: unknown,
  ): Promise<DatasetFiles | LeftOut | undefined> => {
    if (known !== undefined) return reporter.leaveOut(name, known);
    return find(name).catch((error: unknown) => reporter.leaveOut(name, error));
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
        reporter.use(name);
        if (isCurrent()) recent.put(name, dataset);
      },
      (error: unknown) => {
        const code = error instanceof DatasetError ? error.code : undefined;
        // The cached summary is still valid: the failed read says nothing about the content.
        if (code === 'reader-busy' && isCurrent()) {
          if (known === undefined) forget(name);
          else entries.set(name, known);
          return;
        }
        reporter.leaveOut(name, error);
        // The file may be readable later.
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

/** For `findFile`: ignores an unreadable dataset, but not the error that the reader was busy. */
function unlessBusy(error: unknown): undefined {
  if (error instanceof DatasetError && error.code === 'reader-busy') throw error;
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** Returns a text that changes when one of the files is replaced or written to. */
async function stampFiles({ name, trainPath, testPath }: DatasetFiles): Promise<string> {
  const parts = [trainPath, testPath].map(async (path) => {
    const what = describeFile(name, basename(path));
    const { ino, mtimeMs, ctimeMs, size } = await askFiles({ what, path }, stat(path));
    return `${path}:${ino}:${mtimeMs}:${ctimeMs}:${size}`;
  });
  return (await Promise.all(parts)).join('\n');
}
