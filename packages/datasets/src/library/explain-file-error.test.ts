import { expect, test } from 'vitest';
import { askFiles } from './explain-file-error.ts';

const asked = { what: '`train_a.h5` of the dataset `cats`', path: '/srv/datasets/cats/train_a.h5' };
const failing = (code: string) =>
  askFiles(
    asked,
    Promise.reject(Object.assign(new Error(`${code}: no, open '${asked.path}'`), { code })),
  );

test.each([
  ['EACCES', 'unreadable', 'to be readable by this process, got EACCES (permission denied).'],
  ['EIO', 'unreadable', 'to be readable by this process, got EIO (input/output error).'],
  ['ENOENT', 'dead-link', 'to exist, got nothing, or a link whose target does not exist.'],
  ['ELOOP', 'dead-link', 'to exist, got nothing, or a link whose target does not exist.'],
])('the message about %s contains no path; the path is for the log', async (errno, code, words) => {
  await expect(failing(errno)).rejects.toMatchObject({
    ...{ name: 'DatasetError', code, retriable: true, path: asked.path },
    message: `Expected ${asked.what} ${words}`,
  });
});

test('does not change errors whose cause is this process', async () => {
  await expect(failing('EMFILE')).rejects.toMatchObject({ name: 'Error', code: 'EMFILE' });
});
