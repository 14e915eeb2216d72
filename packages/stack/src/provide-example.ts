import type { Env } from './env.ts';
import { StackError } from './stack-error.ts';

export type ExampleOptions = {
  env: Env;
  homeDir: string;
  /** Default: SWEEPQ_DATASETS_DIR. */
  datasetsDir?: string | undefined;
  report: (line: string) => void;
  /** Ends the download. */
  signal?: AbortSignal | undefined;
};

/**
 * Makes the dataset of the article available, or a synthetic one if the download from SWEEPQ_DATASET_URL fails. Only `up`, `demo`
 * and `provide-dataset` do this: an api in production offers exactly the datasets that its operator has put there.
 */
export async function provideExample(options: ExampleOptions): Promise<void> {
  const { env, homeDir, datasetsDir = env.SWEEPQ_DATASETS_DIR, report, signal } = options;
  const downloadUrl = env.SWEEPQ_DATASET_URL || undefined;
  if (downloadUrl !== undefined && !isHttpUrl(downloadUrl)) {
    throw new StackError(
      'bad-setting',
      `Expected SWEEPQ_DATASET_URL to be an http:// or https:// URL, got \`${downloadUrl}\`.`,
    );
  }
  // The module is large, and the commands that only start processes do not need it.
  const { DatasetError, provideDataset } = await import('@sweepq/datasets');
  const fetchUntilStop: typeof fetch = (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([init?.signal, signal].filter(isSet)) });
  try {
    await provideDataset({ datasetsDir, homeDir, downloadUrl, report, fetch: fetchUntilStop });
  } catch (cause) {
    if (cause instanceof DatasetError) throw new StackError('dataset', cause.message, { cause });
    throw cause;
  }
}

const isSet = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

const isHttpUrl = (text: string) =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
