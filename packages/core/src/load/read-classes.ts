import { CoreError } from '../core-error.ts';
import type { OpenHdf5 } from '../hdf5/open-hdf5.ts';
import type { ClassNames, SplitName } from './dataset.ts';
import { maxClassNameLength, mostClasses } from './limits.ts';
import { flatten, readKey } from './read-key.ts';

/** Reads the names of the classes, by label. */
export function readClasses(open: OpenHdf5, name: SplitName): ClassNames {
  assertHeaps(open, `the ${name} file`);
  const { parts } = readKey(open, `the ${name} file`, {
    key: 'list_classes',
    words: `2 to ${mostClasses} strings`,
    hasType: ({ type }) => type === 'string',
    typeRemedy: "Write it as `np.array(['non-cat', 'cat'], dtype='S')`.",
    hasShape: ([count = 0, ...others]) => count >= 2 && count <= mostClasses && others.length === 0,
  });
  const [first = '', second = '', ...others] = [...flatten(parts)].map((value) =>
    parseClassName(name, value),
  );
  return [first, second, ...others];
}

/** Throws if HDF5 would not stop reading a heap. Strings of variable length are in a heap. */
export function assertHeaps({ findEndlessHeap }: OpenHdf5, fileName: string) {
  const at = findEndlessHeap();
  if (at === undefined) return;
  throw new CoreError(
    'not-hdf5',
    `Expected ${fileName} to be HDF5, got a damaged file: reading the heap at byte ${at} would not end. Copy or download it again.`,
  );
}

function parseClassName(name: SplitName, value: unknown): string {
  const text = String(value);
  if (text.length <= maxClassNameLength) return text;
  throw new CoreError(
    'too-large',
    `Expected \`list_classes\` in the ${name} file to be names of at most ${maxClassNameLength} characters, got ${text.length}.`,
  );
}
