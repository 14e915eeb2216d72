// What the page and the command line make of the names of files to upload.

/** Proposes a name for a dataset: `train_catvnoncat.h5` is `catvnoncat`. Empty if the file name has no usable character. */
export const proposeDatasetName = (fileName: string): string =>
  fileName
    .replace(/(?:\.[a-z0-9]{1,6}){1,2}$/i, '')
    .replace(/^(?:train|test)[-_. ]+|[-_. ]+(?:train|test)$/gi, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
    .slice(0, 64);

/** Which of two files is train, and which test: the one with `test` in its name is test. Default: the second one. */
export function assignSplits<File extends { name: string }>(
  first: File,
  second: File,
): { train: File; test: File } {
  const isTest = ({ name }: File) => /test/i.test(name);
  return isTest(first) && !isTest(second)
    ? { train: second, test: first }
    : { train: first, test: second };
}
