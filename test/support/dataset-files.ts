import type { Sweep } from '@sweepq/client';
import type { Service } from './service.ts';

/** Reads both HDF5 files of the dataset of a sweep from the API. */
export async function readDatasetFiles({ api }: Service, { spec }: Pick<Sweep, 'spec'>) {
  const read = async (digest: string) => {
    const answer = await fetch(`${api.url}/v1/dataset-files/${digest}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const { files } = spec.dataset;
  return { train: await read(files.train), test: await read(files.test) };
}
