import { sizeOfShape } from '@sweepq/core';
import type { ImportMapping } from '../import/import-mapping.ts';
import { chooseArrays, type Pair } from './choose-arrays.ts';
import { convertImages, findRange } from './convert-images.ts';
import { convertLabels } from './convert-labels.ts';
import { type Converted, type ConvertedSplit, drawTest } from './converted.ts';
import type { Source } from './open-source.ts';
import { type ImagePlan, planImages } from './plan-images.ts';
import { describeShape, quoteAll, refusal } from './refuse.ts';

type Planned = Pair & { plan: ImagePlan };

/** Converts arrays to a dataset. */
export async function convertArrays(
  sources: readonly Source[],
  mapping: ImportMapping,
): Promise<Converted> {
  assertOwnArrays(sources);
  const chosen = chooseArrays(sources, mapping);
  const pairs = [...chosen.train, ...(chosen.test === undefined ? [] : [chosen.test])];
  const planned = pairs.map((pair): Planned => ({ ...pair, plan: planImages(pair, mapping) }));
  const [{ x, y, plan }] = planned as [Planned, ...Planned[]];
  assertSameShape(planned);
  const range = await findRange(planned, mapping);
  const counts = planned.map((each) => each.plan.count);
  const labelled = await convertLabels(pairs, counts, { classes: chosen.classes, mapping });
  const splitOf = async (from: number, to: number): Promise<ConvertedSplit> => ({
    images: await joinImages(planned.slice(from, to), range.range),
    labels: Uint8Array.from(labelled.labels.slice(from, to).flatMap((each) => [...each])),
  });
  const train = await splitOf(0, chosen.train.length);
  const drawn = chosen.test === undefined ? drawTest(train, mapping) : undefined;
  const splits = drawn ?? { train, test: await splitOf(chosen.train.length, planned.length) };
  const conversions = [
    ...chosen.conversions,
    ...planned.flatMap((each) => each.plan.conversions),
    ...range.conversions,
    ...labelled.conversions,
    ...(drawn === undefined ? [] : [drawn.conversion]),
  ];
  return {
    ...{ train: splits.train, test: splits.test },
    imageShape: plan.imageShape,
    classes: labelled.classes,
    report: {
      layout: 'arrays',
      dtype: x.dtype,
      shape: [...x.shape],
      range: [range.least, range.greatest],
      found: {
        train: { x: x.key, y: y.key },
        test: chosen.test === undefined ? null : { x: chosen.test.x.key, y: chosen.test.y.key },
        classes: chosen.classes[0]?.key ?? null,
      },
      conversions: [...new Set(conversions)],
      ignored: chosen.ignored,
    },
  };
}

/** Links are not followed, because they can lead to a file of the server. */
function assertOwnArrays(sources: readonly Source[]) {
  const links = sources.flatMap(({ ignored }) => ignored);
  if (links.length === 0 || sources.some(({ arrays }) => arrays.length > 0)) return;
  const text = `Expected an HDF5 file that contains its arrays, got only links: ${quoteAll(links)}. Copy the values into the file: \`file['x'] = other['x'][:]\`.`;
  throw refusal('import-unsupported', text);
}

function assertSameShape([first, ...others]: readonly Planned[]) {
  const expected = describeShape(first?.plan.imageShape ?? []);
  for (const { x, plan } of others) {
    const got = describeShape(plan.imageShape);
    if (got === expected) continue;
    const text = `Expected images of the same shape in all splits, got ${expected} (${first?.x.where}) and ${got} (${x.where}). Resize them first.`;
    throw refusal('import-values', text);
  }
}

async function joinImages(planned: readonly Planned[], range: '0-1' | '0-255') {
  const sizes = planned.map(({ plan }) => plan.count * sizeOfShape(plan.imageShape));
  const images = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const [k, each] of planned.entries()) {
    const size = sizes[k] as number;
    await convertImages(each, range, images.subarray(at, at + size));
    at += size;
  }
  return images;
}
