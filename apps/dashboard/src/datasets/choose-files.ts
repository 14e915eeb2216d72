// Which of the chosen files are train, test or an archive: as `sweepq dataset add`.
import { assignSplits, proposeDatasetName } from '@sweepq/view';
import type { Chosen } from './send-upload.ts';
import { zipFiles } from './zip-files.ts';

/** One file is an archive, two files are train and test, and a folder or more files are sent as one zip. */
export async function chooseFiles(files: readonly File[]): Promise<Chosen> {
  const [first, second] = files;
  const isFolder = files.some(({ webkitRelativePath }) => webkitRelativePath !== '');
  if (first !== undefined && !isFolder && files.length === 1) return { archive: first };
  if (first !== undefined && second !== undefined && !isFolder && files.length === 2) {
    return assignSplits(first, second);
  }
  return { archive: await zipFiles(files) };
}

/** Proposes a name: from that of the folder or of the first file. */
export function nameOfFiles(files: readonly File[]): string {
  const [first] = files;
  return proposeDatasetName(first?.webkitRelativePath.split('/')[0] || (first?.name ?? ''));
}
