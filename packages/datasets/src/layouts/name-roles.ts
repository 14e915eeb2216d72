// Roles of arrays by the words of their names, such as X_train, train_set_x, trainLabels or test/data.

export type SplitName = 'train' | 'test' | 'valid';
export type Role = 'x' | 'y' | 'classes';

const splits: Readonly<Record<string, SplitName>> = {
  ...{ train: 'train', training: 'train', tr: 'train' },
  ...{ test: 'test', testing: 'test', te: 'test' },
  ...{ valid: 'valid', validation: 'valid', val: 'valid', dev: 'valid' },
};

const roles: Readonly<Record<string, Role>> = {
  ...{ x: 'x', image: 'x', images: 'x', img: 'x', imgs: 'x', features: 'x' },
  ...{ pixels: 'x', inputs: 'x', pictures: 'x', photos: 'x' },
  ...{ y: 'y', label: 'y', labels: 'y', target: 'y', targets: 'y', ans: 'y', answers: 'y' },
  ...{ classes: 'classes', names: 'classes', categories: 'classes' },
};

/** The split of a name; undefined if the name has none, or several. */
export function splitOf(name: string): SplitName | undefined {
  const found = new Set(wordsOf(name).flatMap((word) => splits[word] ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * The role of a key. A key with a word for classes has the names of the classes. Otherwise the last word with a role counts: `images/labels`
 * are labels. `data` at the end means images if no other word has a role: `y_train/data` are labels.
 */
export function roleOf(key: string): Role | undefined {
  const words = wordsOf(key);
  const found = words.flatMap((word) => roles[word] ?? []);
  if (found.includes('classes')) return 'classes';
  return found.at(-1) ?? (words.at(-1) === 'data' ? 'x' : undefined);
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap((word) => /^([xy])(train|test|valid|val)$/.exec(word)?.slice(1) ?? word);
}

export const isSplitName = (name: string): boolean => Object.hasOwn(splits, name.toLowerCase());
export const toSplitName = (name: string): SplitName => splits[name.toLowerCase()] as SplitName;
