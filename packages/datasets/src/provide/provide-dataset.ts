import { join, resolve } from 'node:path';
import { DatasetError } from '../dataset-error.ts';
import { findInRoot } from '../library/dataset-folder.ts';
import { articleFiles, articleName, defaultDownloadUrl } from './article-files.ts';
import { downloadFile } from './download-file.ts';
import { findDatasetRoots, type RootOptions } from './find-dataset-roots.ts';
import { installFolder } from './install-folder.ts';
import { provideSynthetic, syntheticName } from './provide-synthetic.ts';

export type ProvideOptions = RootOptions & {
  /** The base URL of the article's two files. */
  downloadUrl?: string | undefined;
  connectTimeoutMs?: number;
  totalTimeoutMs?: number;
  /** Receives a sentence before each slow step, and about each problem that makes the service use a different dataset. */
  report(line: string): void;
  fetch?: typeof fetch;
};

export type ProvidedDataset = {
  /** The root folders, in the order in which they are searched for datasets. */
  roots: string[];
  /** The default dataset. */
  name: typeof articleName | typeof syntheticName;
};

/** Makes a dataset available: that of the article, from disk or by download. If both fail, a synthetic one. */
export async function provideDataset(options: ProvideOptions): Promise<ProvidedDataset> {
  const { report } = options;
  const homeRoot = resolve(options.homeDir, 'datasets');
  const roots = await findDatasetRoots(options);
  const found = await findArticle(roots);
  if (found === 'usable') return { roots, name: articleName };
  // A broken dataset hides a dataset of the same name in a later root, so a download would have no effect.
  const failure = found ?? (await install(homeRoot, options));
  if (failure === undefined) return { roots, name: articleName };
  const folder = join(homeRoot, syntheticName);
  const reason = failure.replace(/\.$/, '');
  report(`Using painted pictures in ${folder} instead of the dataset ${articleName}: ${reason}.`);
  const trouble = await provideSynthetic(homeRoot).then(() => undefined, describeBroken);
  if (trouble !== undefined) report(`The dataset ${syntheticName} cannot be used: ${trouble}`);
  return { roots, name: syntheticName };
}

/** Returns 'usable' or the reason why the article's dataset cannot be used; undefined if no root has it. */
async function findArticle(roots: readonly string[]): Promise<string | undefined> {
  for (const root of roots) {
    const found = await findInRoot(root, articleName).then(
      (files) => files && 'usable',
      describeBroken,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns the message of an error about a folder. Such an error must not prevent the start, because the service may have other datasets. */
function describeBroken(error: unknown): string {
  if (error instanceof DatasetError) return error.message;
  throw error;
}

/** Downloads the article's dataset. Returns the reason of a failure, or undefined. */
async function install(root: string, options: ProvideOptions): Promise<string | undefined> {
  const { downloadUrl = defaultDownloadUrl, connectTimeoutMs = 5_000, report } = options;
  // The timeout for both files together is well below the time limit for the start of a process.
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
