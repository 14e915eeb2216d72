import type { ImportMapping } from '../import/import-mapping.ts';
import { assertRoom, convertPictures } from './convert-pictures.ts';
import { type Converted, type ConvertedSplit, drawTest } from './converted.ts';
import type { Source } from './open-source.ts';
import { type ImageShape, shapeOfMapping } from './plan-images.ts';
import { type Picture, planPictures } from './plan-pictures.ts';
import { describeShape, refusal } from './refuse.ts';

/** The image shape of the article. */
const defaultShape: ImageShape = [64, 64, 3];

/** Converts folders of pictures to a dataset. */
export async function convertFolders(
  sources: readonly Source[],
  mapping: ImportMapping,
): Promise<Converted> {
  const plan = planPictures(sources, mapping);
  const imageShape = findShape(mapping);
  for (const pictures of [plan.train, plan.test ?? []]) assertRoom(pictures, imageShape);
  const splitOf = async (pictures: readonly Picture[]): Promise<ConvertedSplit> => ({
    images: await convertPictures(pictures, imageShape),
    labels: Uint8Array.from(pictures, ({ label }) => label),
  });
  const all = await splitOf(plan.train);
  const drawn = plan.test === undefined ? drawTest(all, mapping) : undefined;
  const { train, test } = drawn ?? { train: all, test: await splitOf(plan.test ?? []) };
  const conversions = [
    ...plan.conversions,
    `Resized each picture to ${describeShape(imageShape)}.`,
    ...(drawn === undefined ? [] : [drawn.conversion]),
  ];
  return {
    ...{ train, test, imageShape, classes: plan.classes },
    report: {
      layout: 'pictures',
      dtype: 'pictures',
      shape: [plan.train.length, ...imageShape],
      range: [0, 255],
      found: {
        train: { x: folderOf(plan.train), y: folderOf(plan.train) },
        test: plan.test === undefined ? null : { x: folderOf(plan.test), y: folderOf(plan.test) },
        classes: null,
      },
      conversions,
      ignored: plan.ignored,
    },
  };
}

/** The folder above the folders of classes. */
const folderOf = ([first]: readonly Picture[]) =>
  first?.entry.name.split('/').slice(0, -2).join('/') || '.';

function findShape(mapping: ImportMapping): ImageShape {
  if (mapping.shape === undefined) return defaultShape;
  const { imageShape } = shapeOfMapping(mapping, mapping.shape);
  if ([1, 3].includes(imageShape[2])) return imageShape;
  const text = `Expected \`mapping.shape\` of pictures to have 1 or 3 channels, got ${describeShape(imageShape)}. Give [height, width, 3], or [height, width] for grey.`;
  throw refusal('import-mapping', text);
}
