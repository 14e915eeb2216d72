import { unzipSync } from 'fflate';
import { afterEach, expect, test, vi } from 'vitest';
import { zipFiles } from './zip-files.ts';

afterEach(() => vi.useRealTimers());

const fileOf = (webkitRelativePath: string, name = 'a.png') =>
  Object.assign(new File([webkitRelativePath], name), { webkitRelativePath });
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

test('the same files make the same bytes at any time and in any order, without hidden files', async () => {
  const files = ['pets/dog/2.png', 'pets/.DS_Store', 'pets/cat/1.png'].map((path) => fileOf(path));
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T10:00:00Z') });
  const first = await bytesOf(await zipFiles(files));
  vi.setSystemTime(new Date('2026-12-24T18:00:00Z'));
  expect(await bytesOf(await zipFiles(files.toReversed()))).toEqual(first);
  expect(Object.keys(unzipSync(first))).toEqual(['cat/1.png', 'dog/2.png']);
});

test('rejects two files of one name, and a folder with hidden files only', async () => {
  const twice = [fileOf(''), fileOf('')];
  await expect(zipFiles(twice)).rejects.toThrow(
    'Expected each file to have its own name, got `a.png` twice.',
  );
  await expect(zipFiles([fileOf('pets/.DS_Store')])).rejects.toThrow(
    'Expected files whose names do not start with a dot, got none.',
  );
});
