import { parseDataset } from './parse-dataset.ts';
import { type Fields, flagsOf, readSpaceOptions } from './space-options.ts';
import { readSweepOptions } from './sweep-options.ts';
import { refuse } from './usage-error.ts';

/**
 * Creates the request body of a submit from a file and from options. An option overrides only its own field of the file:
 * `--learning-rate` replaces `space.learningRate`. In a list of spaces, an option has no field of its own. The API validates the body.
 */
export function createRequest(file: Fields, options: Fields): Fields {
  const { dataset } = options;
  const { space } = readSpaceOptions(options);
  if (Array.isArray(file.space) && space !== undefined) {
    const [flag = ''] = flagsOf(space);
    throw refuse('`space` of the file', `one space beside \`${flag}\``, 'a list of spaces');
  }
  const flags = {
    ...(dataset !== undefined && { dataset: datasetOf(String(dataset)) }),
    ...readSweepOptions(options),
    ...readSpaceOptions(options),
  };
  return merge(file, flags);
}

/** The body has the name of a dataset, or an object with its version. */
function datasetOf(text: string): string | Fields {
  const { name, version } = parseDataset(text);
  return version === undefined ? name : { name, version };
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
