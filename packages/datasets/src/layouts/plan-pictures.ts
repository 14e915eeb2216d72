import type { ImportMapping } from '../import/import-mapping.ts';
import { assertNames } from './convert-labels.ts';
import type { Entry, Slot } from './found-array.ts';
import { isSplitName, type SplitName, toSplitName } from './name-roles.ts';
import { placeValid } from './place-valid.ts';
import { quote, quoteAll, refusal } from './refuse.ts';

export type Picture = { entry: Entry; label: number };

/** The pictures of each split, and the names of the classes by label. Without `test`, a part of train becomes test. */
export type PlannedPictures = {
  train: Picture[];
  test?: Picture[];
  classes: string[];
  conversions: string[];
  ignored: string[];
};

type Placed = { entry: Entry; split: SplitName | undefined; name: string };

/**
 * Finds split and class of each picture by its folders: `train/cat/1.jpg` or `cat/1.jpg`, below any number of folders that all pictures share.
 * The classes are in alphabetical order, or as the mapping says.
 */
export function planPictures(
  sources: readonly { slot: Slot; pictures: readonly Entry[] }[],
  mapping: ImportMapping,
): PlannedPictures {
  const placed = sources.flatMap(({ slot, pictures }) => placePictures(slot, pictures));
  const classes = mapping.classNames ?? [...new Set(placed.map(({ name }) => name))].sort();
  assertNames(classes);
  const labelOf = new Map(classes.map((name, label) => [name, label]));
  const toPicture = ({ entry, name }: Placed): Picture => {
    const label = labelOf.get(name);
    if (label !== undefined) return { entry, label };
    const text = `Expected \`mapping.classNames\` to have the name of each folder, got the folder ${quote(name)} and the names ${quoteAll(classes)}. Add the name.`;
    throw refusal('import-mapping', text);
  };
  const of = (split: SplitName | undefined) =>
    placed.filter((each) => each.split === split).map(toPicture);
  const [named, test, valid] = [of('train'), of('test'), of('valid')];
  const splits = placeSplits({ train: [...named, ...of(undefined)], test, valid }, mapping);
  if (splits.train.length > 0) return { ...splits, classes };
  throw refusal(
    'import-not-found',
    'Expected pictures for train, got none. Put them into a folder `train`.',
  );
}

function placePictures(slot: Slot, pictures: readonly Entry[]): Placed[] {
  const paths = pictures.map((entry) => ({ entry, folders: entry.name.split('/').slice(0, -1) }));
  const [first] = paths;
  if (first === undefined) return [];
  const isShared = () => {
    const [shared] = first.folders;
    return paths.every(({ folders }) => folders.length > 1 && folders[0] === shared);
  };
  let split = slot === 'all' ? undefined : (slot as SplitName);
  while (isShared()) {
    const shared = first.folders[0] as string;
    if (slot === 'all' && isSplitName(shared)) split = toSplitName(shared);
    for (const { folders } of paths) folders.shift();
  }
  const hasSplits = paths.every(
    ({ folders }) => folders.length === 2 && isSplitName(folders[0] as string),
  );
  const wrong = paths.find(({ folders }) => folders.length !== (hasSplits ? 2 : 1));
  if (wrong !== undefined) {
    const text = `Expected each picture in the folder of its class, as \`train/cat/1.jpg\` or \`cat/1.jpg\`, got ${quote(wrong.entry.name)}. Move it.`;
    throw refusal('import-ambiguous', text);
  }
  return paths.map(({ entry, folders }) => ({
    entry,
    split: hasSplits ? toSplitName(folders[0] as string) : split,
    name: folders.at(-1) as string,
  }));
}

type Splits = { train: Picture[]; test: Picture[]; valid: Picture[] };

function placeSplits({ train, test, valid }: Splits, mapping: ImportMapping) {
  const ofTest = test.length > 0 ? { test } : {};
  if (valid.length === 0) return { train, ...ofTest, conversions: [], ignored: [] };
  const { place, conversions } = placeValid(mapping, test.length > 0);
  if (place === 'test') return { train, test: valid, conversions, ignored: [] };
  return {
    ...{ train: place === 'train' ? [...train, ...valid] : train, ...ofTest, conversions },
    ignored: place === 'ignored' ? valid.map(({ entry }) => entry.name) : [],
  };
}
