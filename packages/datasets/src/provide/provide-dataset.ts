import { join, resolve } from 'node:path';
import { synthesiseDataset } from '@sweepq/core';
import { DatasetError } from '../dataset-error.ts';
import { findInRoot, isFolder } from '../library/dataset-folder.ts';
import { articleFiles, articleName, defaultDownloadUrl } from './article-files.ts';
import { downloadFile } from './download-file.ts';
import { installFolder } from './install-folder.ts';

export const syntheticName = 'synthetic-cats';

export type ProvideOptions = {
  /** The value of SWEEPQ_DATASETS_DIR, if it is set. */
  datasetsDir?: string | undefined;
  /** Downloaded and synthesised datasets go to `datasets/` in this folder. */
  homeDir: string;
  /** The base URL of the article's two files. */
  downloadUrl?: string | undefined;
  connectTimeoutMs?: number;
  totalTimeoutMs?: number;
  /** Receives a sentence about each slow step, and about each problem that makes it use another dataset. */
  report(line: string): void;
  fetch?: typeof fetch;
};

export type ProvidedDataset = {
  /** The folders to search for datasets, the first one first. */
  roots: string[];
  /** The default dataset. */
  name: typeof articleName | typeof syntheticName;
};

/** Provides a dataset: the article's from disk or network, or a synthetic one if that fails. */
export async function provideDataset(options: ProvideOptions): Promise<ProvidedDataset> {
  const { report } = options;
  const homeRoot = resolve(options.homeDir, 'datasets');
  const roots = [...(await findOwnRoot(options.datasetsDir)), homeRoot];
  const found = await findArticle(roots);
  if (found === 'usable') return { roots, name: articleName };
  // A broken dataset hides a dataset of the same name in a later root, so a download would have no effect.
  const failure = found ?? (await install(homeRoot, options));
  if (failure === undefined) return { roots, name: articleName };
  const folder = join(homeRoot, syntheticName);
  const reason = failure.replace(/\.$/, '');
  report(`Using painted pictures in ${folder} instead of the dataset ${articleName}: ${reason}.`);
  const trouble = await synthesise(homeRoot).catch(tellBroken);
  if (trouble !== undefined) report(`The dataset ${syntheticName} cannot be used: ${trouble}`);
  return { roots, name: syntheticName };
}

/** Undefined if no root has it, 'usable' if it can be used, otherwise the reason why not. */
async function findArticle(roots: readonly string[]): Promise<string | undefined> {
  for (const root of roots) {
    const found = await findInRoot(root, articleName).then(
      (files) => files && 'usable',
      tellBroken,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A folder that cannot be used must not prevent the start: the service may have other datasets, or get them later. */
function tellBroken(error: unknown): string {
  if (error instanceof DatasetError) return error.message;
  throw error;
}

/** The configured folder. If it cannot be used, that is an error: another folder must not replace an explicit choice. */
async function findOwnRoot(datasetsDir: string | undefined): Promise<string[]> {
  if (datasetsDir === undefined || datasetsDir === '') return [];
  if (await isFolder(datasetsDir)) return [resolve(datasetsDir)];
  throw new DatasetError(
    'bad-datasets-dir',
    `Expected SWEEPQ_DATASETS_DIR to be a folder, got \`${datasetsDir}\`.`,
  );
}

/** Downloads the article's dataset; returns undefined, or the reason of a failure. */
async function install(root: string, options: ProvideOptions): Promise<string | undefined> {
  const { downloadUrl = defaultDownloadUrl, connectTimeoutMs = 5_000, report } = options;
  // The downloads of both files together stay well below the time that a process has to start.
  const { totalTimeoutMs = 30_000, fetch = globalThis.fetch } = options;
  const base = downloadUrl.endsWith('/') ? downloadUrl : `${downloadUrl}/`;
  report(`Downloading the dataset ${articleName} from ${base}`);
  try {
    const files = [];
    for (const { fileName, sha256 } of articleFiles) {
      const url = `${base}${fileName}`;
      const limits = { connectTimeoutMs, totalTimeoutMs };
      files.push({ fileName, bytes: await downloadFile({ url, sha256, ...limits, fetch }) });
    }
    await installFolder(root, articleName, files);
    return undefined;
  } catch (error) {
    if (error instanceof DatasetError && error.code === 'download-failed') return error.message;
    throw error;
  }
}

async function synthesise(root: string): Promise<undefined> {
  if (await findInRoot(root, syntheticName)) return undefined;
  const { train, test } = await synthesiseDataset();
  await installFolder(root, syntheticName, [
    { fileName: `train_${syntheticName}.h5`, bytes: train },
    { fileName: `test_${syntheticName}.h5`, bytes: test },
  ]);
  return undefined;
}
