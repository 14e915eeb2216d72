import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { downloadFile } from './download-file.ts';

const bytes = Buffer.alloc(300_000, 'dataset');
const server = createServer((_, response) => void response.end(bytes));

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const limits = { connectTimeoutMs: 5_000, totalTimeoutMs: 5_000, fetch };

const fileUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.h5`;

test('returns bytes with the expected sha256', async () => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const downloaded = await downloadFile({ url: fileUrl(), sha256, ...limits });
  expect(Buffer.compare(downloaded, bytes)).toBe(0);
});

test('fails with a retriable error if the bytes differ', async () => {
  const download = downloadFile({ url: fileUrl(), sha256: '0'.repeat(64), ...limits });
  await expect(download).rejects.toMatchObject({ code: 'download-failed', retriable: true });
});
