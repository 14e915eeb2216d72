import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSearch } from '@sweepq/search';
import { BenchError } from '../bench-error.ts';
import type { Objective } from './objective.ts';
import { readSpace, type WrittenSpace } from './read-space.ts';

type Exports = Partial<Omit<Objective, 'space'> & { space: WrittenSpace }>;

/** Loads the module of `--function`: its named exports, or the members of its default export, are the function. */
export async function loadFunction(path: string): Promise<Objective> {
  const refuse = (wanted: string, cause?: unknown) =>
    new BenchError('bad-argument', `Expected ${path} to ${wanted}.`, { cause });
  let module: Exports & { default?: Exports };
  try {
    module = (await import(pathToFileURL(resolve(path)).href)) as typeof module;
  } catch (cause) {
    throw refuse(`be a module, got: ${messageOf(cause)}`, cause);
  }
  const { name, space, minimum, evaluate } = module.default ?? module;
  if (
    typeof name !== 'string' ||
    typeof space !== 'object' ||
    space === null ||
    typeof minimum !== 'number' ||
    typeof evaluate !== 'function'
  ) {
    throw refuse('export `name`, `space`, `minimum` and `evaluate`, or an object of them');
  }
  try {
    const read = readSpace(space);
    createSearch({ space: read, strategy: 'random', direction: 'minimise', seed: 0 });
    return { name, space: read, minimum, evaluate };
  } catch (cause) {
    throw refuse(`have a space that can be searched, got: ${messageOf(cause)}`, cause);
  }
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
