import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { type BlobId, createBlobFinder } from './find-blob-folder.ts';
import { openBlobFolder } from './open-blob-folder.ts';

async function useFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'sweepq-blobs-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

test('stores bytes once by their sha256, and leaves no draft', async () => {
  const folder = await useFolder();
  const blobs = openBlobFolder(folder, 'one');
  const bytes = randomBytes(200_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const put = () => blobs.put(Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]));
  expect(await Promise.all([put(), put()])).toEqual([
    { sha256, bytes: 200_000 },
    { sha256, bytes: 200_000 },
  ]);
  expect(await filesIn(folder)).toEqual([sha256]);
  expect(await buffer(blobs.open(sha256))).toEqual(bytes);
  const path = await blobs.find(sha256);
  expect(path).toBe(join(folder, 'one', 'sha256', sha256.slice(0, 2), sha256));
  expect(await readFile(path ?? '')).toEqual(bytes);
});

test('stores nothing if the stream fails', async () => {
  const folder = await useFolder();
  const blobs = openBlobFolder(folder, 'one');
  const failing = Readable.from(
    (async function* () {
      yield Buffer.alloc(10);
      throw new Error('the client is gone');
    })(),
  );
  await expect(blobs.put(failing)).rejects.toThrow('the client is gone');
  expect(await filesIn(folder)).toEqual([]);
});

test('removes a blob, unless it is used after readers no longer find it', async () => {
  const blobs = openBlobFolder(await useFolder(), 'one');
  const { sha256 } = await blobs.put(Readable.from([Buffer.from('bytes')]));
  await blobs.delete(sha256, async () => {
    expect(await blobs.has(sha256)).toBe(false);
    return true;
  });
  expect(await blobs.has(sha256)).toBe(true);
  await blobs.delete(sha256, async () => false);
  expect(await blobs.has(sha256)).toBe(false);
  expect(await blobs.find(sha256)).toBeUndefined();
  await blobs.delete(sha256, async () => false);
});

test('keeps a blob whose use cannot be looked up', async () => {
  const folder = await useFolder();
  const blobs = openBlobFolder(folder, 'one');
  const { sha256 } = await blobs.put(Readable.from([Buffer.from('bytes')]));
  const unknown = () => Promise.reject(new Error('Redis is away'));
  await expect(blobs.delete(sha256, unknown)).rejects.toThrow('Redis is away');
  expect(await filesIn(folder)).toEqual([sha256]);
});

test('removes drafts and unused blobs after 24 hours, and restores a used blob that a deletion has moved', async () => {
  const folder = await useFolder();
  const blobs = openBlobFolder(folder, 'one');
  const put = async (text: string) => (await blobs.put(Readable.from([Buffer.from(text)]))).sha256;
  const [used, moved, unused] = [await put('used'), await put('moved'), await put('unused')];
  const isUsed = async (sha256: string) => sha256 !== unused;
  const drafts = join(folder, 'one', 'drafts');
  await writeFile(join(drafts, 'of-a-put'), '');
  await rename((await blobs.find(moved)) ?? '', join(drafts, `${moved}.of-a-deletion`));
  await writeFile(join(drafts, `${unused}.of-a-deletion`), '');
  const after = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  const all = (await filesIn(folder)).sort();
  await blobs.removeAbandoned({ now: after(23), isUsed });
  expect((await filesIn(folder)).sort()).toEqual([...all, 'swept'].sort());
  // Another process has removed abandoned blobs within the last hour.
  await utimes(join(folder, 'one', 'swept'), after(24.5), after(24.5));
  await blobs.removeAbandoned({ now: after(25), isUsed });
  expect((await filesIn(folder)).sort()).toEqual([...all, 'swept'].sort());
  await blobs.removeAbandoned({ now: after(26), isUsed });
  expect((await filesIn(folder)).sort()).toEqual([used, moved, 'swept'].sort());
  expect((await buffer(blobs.open(moved))).toString()).toBe('moved');
});

/** The id that a service stores in Redis. */
function useId() {
  let stored: string | undefined;
  return {
    claim: async (own) => (stored ??= own),
    read: async () => stored,
  } satisfies BlobId;
}

test('processes with one folder find the same blobs, and a process with another folder finds none', async () => {
  const [shared, other] = [await useFolder(), await useFolder()];
  const id = useId();
  const findWithoutClaim = createBlobFinder(shared, { read: id.read });
  expect(await findWithoutClaim()).toEqual({ reason: 'Nothing was uploaded to this service yet.' });
  const both = await Promise.all([createBlobFinder(shared, id)(), createBlobFinder(shared, id)()]);
  const ids = both.map(({ blobs }) => blobs?.id);
  expect(ids).toEqual([await id.read(), await id.read()]);
  expect((await findWithoutClaim()).blobs?.id).toBe(ids[0]);
  expect(await readdir(shared)).toEqual([ids[0]]);
  expect(await createBlobFinder(other, id)()).toEqual({
    reason: expect.stringContaining('Set SWEEPQ_BLOBS_DIR of all apis and workers'),
  });
  expect(await readdir(other)).toEqual([]);
});

test('a folder that cannot be used is a reason without its path, and is tried again', async () => {
  const folder = await useFolder();
  const id = useId();
  const findBlobs = createBlobFinder(join(folder, 'file', 'blobs'), id);
  await writeFile(join(folder, 'file'), '');
  expect(await findBlobs()).toEqual({
    reason: 'The blob folder of this process cannot be used: ENOTDIR.',
  });
  await rm(join(folder, 'file'));
  expect((await findBlobs()).blobs?.id).toBe(await id.read());
});
