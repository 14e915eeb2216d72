import type { ImportMapping } from '../import/import-mapping.ts';
import { countImages } from './count-images.ts';
import type { FoundArray, Slot } from './found-array.ts';
import { type Role, roleOf, type SplitName, splitOf } from './name-roles.ts';
import { placeValid } from './place-valid.ts';
import { describeShape, quote, quoteAll, refusal } from './refuse.ts';

export type Pair = { x: FoundArray; y: FoundArray };

/** The arrays of each split. A validation split that is added to train is its second pair. */
export type ChosenArrays = {
  train: Pair[];
  test?: Pair;
  classes: FoundArray[];
  conversions: string[];
  ignored: string[];
};

type Named = FoundArray & { slot: Slot; split: SplitName | undefined; role: Role | undefined };
/** The arrays that can belong to a split, and the arrays of all splits. */
type Group = { split: SplitName; arrays: Named[]; all: Named[] };

/** Finds images, labels and classes by the mapping, by names, and by shapes. Throws if several arrays fit. */
export function chooseArrays(
  sources: readonly { slot: Slot; arrays: readonly FoundArray[] }[],
  mapping: ImportMapping,
): ChosenArrays {
  const all = sources.flatMap(({ slot, arrays }) => arrays.map((array) => name(slot, array)));
  assertNotSwapped(all);
  const groupOf = (split: SplitName): Group => ({
    split,
    arrays: all.filter((each) => each.split === split),
    all,
  });
  const [named, test, valid] = [groupOf('train'), groupOf('test'), groupOf('valid')];
  const without = all.filter((each) => each.split === undefined);
  const isOfTrain = mapping.x === undefined && hasImages(named);
  const train = isOfTrain ? named : { ...named, arrays: [...named.arrays, ...without] };
  const pairs = {
    train: choosePair(train, mapping.x, mapping.y),
    test: chooseTest({ ...test, arrays: test.arrays }, mapping),
    valid: hasImages(valid) ? choosePair(valid, undefined, undefined) : undefined,
  };
  const placed = placePairs(pairs, mapping);
  const classes = chooseClasses(all, mapping.classes);
  const used = new Set(
    [...placed.train, ...(placed.test === undefined ? [] : [placed.test])]
      .flatMap(({ x, y }) => [x, y])
      .concat(classes),
  );
  return {
    ...placed,
    classes,
    ignored: all.filter((each) => !used.has(each)).map(({ key }) => key),
  };
}

function name(slot: Slot, array: FoundArray): Named {
  const own = splitOf(array.key);
  const split = slot === 'all' || own !== undefined ? own : slot;
  return { ...array, slot, split, role: roleOf(array.key) };
}

/** Throws if the train file has the names of test, or the reverse. */
function assertNotSwapped(all: readonly Named[]) {
  for (const slot of ['train', 'test'] as const) {
    const own = all.filter((each) => each.slot === slot);
    const other = slot === 'train' ? 'test' : 'train';
    const wrong = own.find(({ split }) => split === other);
    if (wrong === undefined || own.some(({ split, role }) => split === slot && role === 'x'))
      continue;
    const text = `Expected the ${slot} file to have the keys of ${slot}, got ${quote(wrong.key)}. Give the files \`train\` and \`test\` the other way round.`;
    throw refusal('import-ambiguous', text);
  }
}

const isNumeric = ({ kind }: FoundArray) => ['integer', 'float', 'boolean'].includes(kind);
const couldBeImages = (array: FoundArray) =>
  isNumeric(array) && array.shape.filter((n) => n > 1).length >= 2;
const hasImages = ({ arrays }: Group) => arrays.some((each) => each.role === 'x');

function chooseTest(group: Group, mapping: ImportMapping): Pair | undefined {
  const isOwnFile = group.all.some(({ slot }) => slot === 'test');
  const { testX, testY } = mapping;
  const isNamed =
    testX !== undefined || isOwnFile || hasImages(group) || group.arrays.some(couldBeImages);
  if (!isNamed) return undefined;
  const inGroup = (key: string | undefined) =>
    key !== undefined && findByKey(group.arrays, key).length > 0 ? key : undefined;
  const x = testX ?? (isOwnFile ? mapping.x : inGroup(mapping.x));
  const y = testY ?? (isOwnFile ? mapping.y : inGroup(mapping.y));
  return choosePair(group, x, y);
}

function choosePair(group: Group, xKey: string | undefined, yKey: string | undefined): Pair {
  const keyOf = (key: string) => (group.split === 'test' ? `test${key.toUpperCase()}` : key);
  const x = choose(group, {
    ...{ role: 'x', what: 'images', key: xKey, member: keyOf('x') },
    couldBe: couldBeImages,
  });
  const y = choose(group, {
    ...{ role: 'y', what: 'labels', key: yKey, member: keyOf('y') },
    couldBe: (array) =>
      array !== x && array.kind !== 'other' && countImages(x, array) !== undefined,
    // Labels of another count are refused with both shapes.
    isMeant: (array) => array !== x && array.kind !== 'other',
  });
  return { x, y };
}

type Wanted = {
  role: Role;
  what: string;
  /** The key that the mapping gives, and the name of this member of the mapping. */
  key: string | undefined;
  member: string;
  couldBe(array: Named): boolean;
  /** Whether to take the only array with the role in its name, even if its shape does not fit. */
  isMeant?(array: Named): boolean;
};

function choose({ split, arrays, all }: Group, wanted: Wanted): Named {
  const { role, what, key, member, couldBe, isMeant = couldBe } = wanted;
  if (key !== undefined) return chooseByKey(arrays, all, { key, member });
  const ofRole = arrays.filter((each) => each.role === role);
  const named = ofRole.length === 1 ? ofRole.filter(isMeant) : ofRole.filter(couldBe);
  const others = arrays.filter((each) => each.role === undefined && couldBe(each));
  const found = named.length > 0 ? named : preferImages(others, role);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  const give = `Give the key of the ${what} as \`mapping.${member}\`.`;
  if (first !== undefined) {
    const text = `Expected one array that can be the ${what} of ${split}, got ${found.length}: ${found.slice(0, 8).map(describe).join(', ')}. ${give}`;
    throw refusal('import-ambiguous', text);
  }
  const got = all.length === 0 ? 'no array' : all.slice(0, 8).map(describe).join(', ');
  throw refusal(
    'import-not-found',
    `Expected an array for the ${what} of ${split}, got ${got}. ${give}`,
  );
}

/** Arrays of three or four axes are images rather than those of two, which may be one-hot labels. */
function preferImages(arrays: Named[], role: Role): Named[] {
  const deep = arrays.filter(({ shape }) => shape.length > 2);
  return role === 'x' && deep.length > 0 ? deep : arrays;
}

const describe = ({ key, dtype, shape }: FoundArray) =>
  `${quote(key)} (${dtype}, ${describeShape(shape)})`;

/** Arrays whose key is the given one, or ends with it behind a slash. */
function findByKey(arrays: readonly Named[], key: string): Named[] {
  const exact = arrays.filter((each) => each.key === key);
  return exact.length > 0 ? exact : arrays.filter((each) => each.key.endsWith(`/${key}`));
}

function chooseByKey(
  arrays: readonly Named[],
  all: readonly Named[],
  { key, member }: { key: string; member: string },
): Named {
  const own = findByKey(arrays, key);
  const found = own.length > 0 ? own : findByKey(all, key);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    const text = `Expected \`mapping.${member}\` to be the key of one array, got ${quote(key)}, the end of the keys ${quoteAll(found.map((each) => each.key))}. Give the whole key.`;
    throw refusal('import-ambiguous', text);
  }
  const known = all.length === 0 ? 'none' : quoteAll(all.map((each) => each.key));
  const text = `Expected \`mapping.${member}\` to be one of the keys (${known}), got ${quote(key)}. Correct the key.`;
  throw refusal('import-not-found', text);
}

function chooseClasses(all: Named[], key: string | undefined): FoundArray[] {
  if (key !== undefined)
    return findByKey(all, key).length > 1
      ? findByKey(all, key)
      : [chooseByKey(all, all, { key, member: 'classes' })];
  return all.filter(
    ({ role, kind, shape }) =>
      role === 'classes' &&
      ['string', 'integer'].includes(kind) &&
      shape.length > 0 &&
      shape.filter((n) => n !== 1).length <= 1,
  );
}

type Pairs = { train: Pair; test: Pair | undefined; valid: Pair | undefined };

function placePairs({ train, test, valid }: Pairs, mapping: ImportMapping) {
  const ofTest = test === undefined ? {} : { test };
  if (valid === undefined) return { train: [train], ...ofTest, conversions: [] };
  const { place, conversions } = placeValid(mapping, test !== undefined);
  if (place === 'test') return { train: [train], test: valid, conversions };
  return { train: place === 'train' ? [train, valid] : [train], ...ofTest, conversions };
}
