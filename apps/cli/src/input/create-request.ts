import { type Fields, readSpaceOptions } from './space-options.ts';
import { readSweepOptions } from './sweep-options.ts';

/**
 * Creates the request body of a submit from a file and from options. An option overrides only its own field of the file:
 * `--learning-rate` replaces `space.learningRate`. The API validates the body.
 */
export function createRequest(file: Fields, options: Fields): Fields {
  const { dataset } = options;
  const flags = {
    ...(dataset !== undefined && { dataset }),
    ...readSweepOptions(options),
    ...readSpaceOptions(options),
  };
  return merge(file, flags);
}

const mergedInside: readonly string[] = [
  'space',
  'search',
  'pruning',
  'validation',
  'earlyStopping',
  'stop',
];

function merge(file: Fields, flags: Fields): Fields {
  const merged: Fields = { ...file };
  for (const [name, value] of Object.entries(flags)) {
    const before = file[name];
    merged[name] =
      mergedInside.includes(name) && isObject(before) && isObject(value)
        ? { ...before, ...value }
        : value;
  }
  return merged;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
