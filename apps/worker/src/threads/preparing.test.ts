import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { expect, test } from 'vitest';
import { createPreparing } from './preparing.ts';

const task = {
  ...{ roots: [], preprocessing: 'divide255' as const, validation: undefined },
  ...{ slots: 1, budgetBytes: 0 },
};

/** Hangs before or after the dataset `harmful` is read; gives back the name of any other. */
const program = (isRead: 0 | 1) =>
  `export const prepare = ({ name, isRead }) => {
    if (name !== 'harmful') return name;
    Atomics.store(isRead, 0, ${isRead});
    for (;;);
  }`;

test.each([
  ['reading', 0, { readMs: 5_000, prepareMs: 60_000 }, /`?harmful`? to be ready within 5 s/],
  ['preparing', 1, { readMs: 5_000, prepareMs: 6_000 }, /`?harmful`? to be ready within 6 s/],
] as const)(
  'a thread that hangs while %s is ended, and another takes the next',
  async (...of) => {
    const [, isRead, limits, message] = of;
    const folder = await mkdtemp(join(tmpdir(), 'sweepq-preparing-'));
    const filename = join(folder, 'thread.mjs');
    await writeFile(filename, program(isRead));
    const createPool = () => new Piscina({ filename, maxThreads: 1 });
    const { prepare, close } = createPreparing(createPool, limits);
    try {
      const harmful = prepare({ ...task, name: 'harmful' });
      const next = prepare({ ...task, name: 'harmless' });
      await expect(harmful).rejects.toMatchObject({ code: 'too-slow', retriable: true });
      await expect(harmful).rejects.toThrow(message);
      expect(await next).toBe('harmless');
    } finally {
      await close();
      await rm(folder, { recursive: true });
    }
  },
  60_000,
);
