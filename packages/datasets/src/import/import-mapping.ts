/** The files of an import, as paths. `archive` is a zip or a folder with both splits; a single file of any format is also an archive. */
export type ImportSource = { train?: string; test?: string; archive?: string };

/** Describes the layout of the files. Each member is optional. It is needed only if the files can be read in two ways. */
export type ImportMapping = {
  /** The key of the images, such as `images` or `train/data`. In a source with both splits it is the key of train. */
  x?: string;
  /** The key of the labels. In a source with both splits it is the key of train. */
  y?: string;
  /** The keys of the test split. Default: `x` and `y` in the test file. */
  testX?: string;
  testY?: string;
  /** The key of the names of the classes. */
  classes?: string;
  /** The names of the classes by label, if no key has them. For pictures: the names of the folders, in the order of the labels. */
  classNames?: string[];
  /** The order of the axes of one image. Default: `hwc`, height, width, channels. */
  axes?: 'hwc' | 'chw';
  /** The shape of one image, in the order of `axes`: of flat vectors, or the size to which pictures are converted. */
  shape?: number[];
  /** The range of the pixels. Needed if floats or booleans are only 0 and 1. */
  range?: '0-1' | '0-255';
  /** The label of the first class. Needed if labels could be numbered from 0 and from 1. */
  firstLabel?: 0 | 1;
  /** What a validation split becomes. Default: `test`, if the source has no test split. */
  valid?: 'train' | 'test' | 'ignore';
  /** The share of each class that becomes test, and the seed that draws it, if the source has no test split. Default: 0.2 and 1. */
  split?: { testShare?: number; seed?: number };
};
