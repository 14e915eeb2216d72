import { type Dataset, maxValueBytes } from '@sweepq/core';
import { DatasetError } from '../dataset-error.ts';
import { type InspectedDataset, readDataset } from '../read/read-dataset.ts';
import type { DatasetFiles } from './dataset-folder.ts';
import { isDatasetName, nameRule } from './dataset-name.ts';
import { type DatasetSummary, summariseDataset } from './dataset-summary.ts';
import { createDatasetFinder, type DatasetFinder, type UploadedDatasets } from './find-dataset.ts';
import { keepRecent } from './keep-recent.ts';
import { createLeftOutReporter, type ReportLeftOut } from './left-out.ts';
import { stampFiles } from './stamp-files.ts';
import { type DatasetSurvey, surveyDatasets } from './survey-datasets.ts';

export type DatasetLibrary = DatasetFinder & {
  /** Checks only folders and reads no file. Only `describe` and `load` find problems inside a file. `onlyFolders`: without uploads. */
  survey(options?: { onlyFolders?: boolean }): Promise<DatasetSurvey>;
  /** The names of all complete datasets, in alphabetical order. */
  list(): Promise<string[]>;
  /** The path of the file with this sha256; undefined if no dataset has such a file. */
  findFile(sha256: string): Promise<string | undefined>;
  /** The summary of a dataset. It is cached until one of the files changes. */
  describe(name: string, version?: number): Promise<DatasetSummary>;
  /** The dataset with its pixels. If the pixels are not cached, the files are read again. */
  load(name: string, version?: number): Promise<Dataset>;
};

/** `reading` is set while the dataset is read. If the dataset was refused, `reading` stays set. */
type Entry = {
  name: string;
  stamp: string;
  summary: Promise<DatasetSummary>;
  reading?: Promise<Dataset>;
};

export type DatasetLibraryOptions = {
  roots: readonly string[];
  /** Reads a dataset; default: in this thread. `createDatasetReader` reads in another thread. */
  read?: (files: DatasetFiles) => Promise<InspectedDataset>;
  /** Default: there are none. */
  uploaded?: UploadedDatasets;
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

/** Lists and reads the datasets below some root folders, and the uploaded ones. If two roots have a dataset of the same name, the earlier root is used. */
export function createDatasetLibrary({
  roots,
  read = readDataset,
  uploaded,
  keepBytes = defaultKeepBytes,
  onLeftOut = () => undefined,
}: DatasetLibraryOptions): DatasetLibrary {
  const entries = new Map<string, Entry>();
  const recent = keepRecent(keepBytes);
  const reporter = createLeftOutReporter(onLeftOut);
  const { findFolder, find, listVersions } = createDatasetFinder(roots, uploaded);

  const forget = (key: string) => {
    entries.delete(key);
    recent.delete(key);
  };

  /** Removes what is cached of all versions of a dataset. */
  const forgetAll = (name: string) => {
    for (const [key, entry] of entries) if (entry.name === name) forget(key);
  };

  const survey = async ({ onlyFolders = false } = {}) => {
    const asked = onlyFolders ? undefined : uploaded;
    const { known, ...found } = await surveyDatasets({ roots, uploaded: asked, find, reporter });
    for (const { name } of entries.values()) if (!known.has(name)) forgetAll(name);
    return found;
  };

  const list = async () => (await survey()).names;

  const findOrThrow = async (name: string, version?: number) => {
    if (!isDatasetName(name)) {
      throw new DatasetError(
        'dataset-not-found',
        `Expected the name of a dataset to be ${nameRule}, got \`${name}\`.`,
      );
    }
    const files = await find(name, version);
    if (files !== undefined) return files;
    if (version !== undefined && (await find(name)) !== undefined) {
      throw new DatasetError(
        'dataset-not-found',
        `The dataset \`${name}\` has no version \`${version}\`.`,
      );
    }
    forgetAll(name);
    const known = (await list()).map((each) => `\`${each}\``).join(', ') || 'none';
    throw new DatasetError(
      'dataset-not-found',
      `Expected \`dataset\` to be one of those known (${known}), got \`${name}\`.`,
    );
  };

  const startReading = (files: DatasetFiles, stamp: string, known?: Entry) => {
    const { name } = files;
    const key = keyOf(files);
    const reading = read(files);
    const summary = known?.summary ?? reading.then(summariseDataset);
    const entry: Entry = { name, stamp, summary, reading };
    entries.set(key, entry);
    const isCurrent = () => entries.get(key) === entry;
    reading.then(
      (dataset) => {
        delete entry.reading;
        reporter.use(name);
        if (isCurrent()) recent.put(key, dataset);
      },
      (error: unknown) => {
        const code = error instanceof DatasetError ? error.code : undefined;
        // The cached summary is still valid: the failed read says nothing about the content.
        if (code === 'reader-busy' && isCurrent()) {
          if (known === undefined) forget(key);
          else entries.set(key, known);
          return;
        }
        reporter.leaveOut(name, error);
        // The file may be readable later.
        const keptMs = code === 'too-slow' ? tooSlowForMs : refusedForMs;
        setTimeout(() => isCurrent() && forget(key), keptMs).unref();
      },
    );
    summary.catch(() => undefined);
    return { summary, reading };
  };

  const look = async (name: string, version?: number) => {
    const files = await findOrThrow(name, version);
    const stamp = await stampFiles(files);
    const key = keyOf(files);
    const entry = entries.get(key);
    if (entry?.stamp === stamp) return { files, stamp, key, entry };
    forget(key);
    return { files, stamp, key };
  };

  const load = async (name: string, version?: number) => {
    const { files, stamp, key, entry } = await look(name, version);
    return entry?.reading ?? recent.get(key) ?? startReading(files, stamp, entry).reading;
  };

  const describe = async (name: string, version?: number) => {
    const { files, stamp, entry } = await look(name, version);
    const summary = await (entry ?? startReading(files, stamp)).summary;
    return files.uploaded === undefined ? summary : { ...summary, uploaded: files.uploaded };
  };

  const findFile = async (sha256: string) => {
    const blob = await uploaded?.findFile(sha256);
    if (blob !== undefined) return blob;
    for (const name of await list()) {
      const { train, test } = (await describe(name).catch(unlessBusy))?.sha256 ?? {};
      if (sha256 !== train && sha256 !== test) continue;
      const files = await find(name);
      return sha256 === train ? files?.trainPath : files?.testPath;
    }
    return undefined;
  };

  return { survey, list, listVersions, findFolder, find, findFile, describe, load };
}

/** For `findFile`: ignores an unreadable dataset, but not the error that the reader was busy. */
function unlessBusy(error: unknown): undefined {
  if (error instanceof DatasetError && error.code === 'reader-busy') throw error;
}

const keyOf = ({ name, uploaded }: DatasetFiles) =>
  uploaded === undefined ? name : `${name}@${uploaded.version}`;
