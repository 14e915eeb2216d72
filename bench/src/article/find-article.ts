import { dirname } from 'node:path';
import type { Dataset } from '@sweepq/core';
import { createDatasetLibrary, type DatasetFiles, provideDataset } from '@sweepq/datasets';

export type Article = {
  dataset: Dataset;
  files: DatasetFiles;
  folder: string;
  /** Number of features of an image. */
  n: number;
};

export type FindArticleOptions = {
  datasetsDir: string | undefined;
  homeDir: string;
  downloadUrl: string | undefined;
  /** Receives a line if the synthetic dataset replaces the article's photographs. */
  report: (line: string) => void;
};

/** The article's dataset, or a synthetic one of the same shape. */
export async function findArticle(options: FindArticleOptions): Promise<Article> {
  const { roots, name } = await provideDataset(options);
  const library = createDatasetLibrary({ roots });
  const files = await library.find(name);
  if (files === undefined) throw new Error(`${name} was provided and is not there.`);
  const dataset = await library.load(name);
  const [height, width, channels] = dataset.imageShape;
  return { dataset, files, folder: dirname(files.trainPath), n: height * width * channels };
}
