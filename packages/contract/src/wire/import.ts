// The upload of a dataset, and what its import has found.
import { z } from 'zod';
import { expected, newDatasetName } from '../schemas/rules.ts';

const aKey = expected('the key of an array, such as "images" or "train/data"');
const key = z.string(aKey).min(1, aKey).max(200, aKey);
const aShape = expected('2 or 3 whole numbers from 1 to 4096, such as [28, 28, 1]');
const side = z.number(aShape).int(aShape).min(1, aShape).max(4096, aShape);
const aClassName = expected('a name of 1 to 1000 characters');
const aSeed = expected('a whole number from 0 to 4294967295');
const aShare = expected('a number between 0 and 1');
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, expected(values.map((value) => `"${value}"`).join(' or ')));

/** Describes the layout of uploaded files. */
const importMapping = z
  .strictObject(
    {
      x: key.nullish().meta({
        description:
          'The key of the images. In a source with both splits it is the key of train. Default: found by type and shape.',
      }),
      y: key.nullish().meta({
        description: 'The key of the labels. In a source with both splits it is the key of train.',
      }),
      testX: key
        .nullish()
        .meta({ description: 'The key of the images of test. Default: `x` in the test file.' }),
      testY: key
        .nullish()
        .meta({ description: 'The key of the labels of test. Default: `y` in the test file.' }),
      classes: key.nullish().meta({ description: 'The key of the names of the classes.' }),
      classNames: z
        .array(z.string(aClassName).min(1, aClassName).max(1000, aClassName))
        .min(2, expected('2 to 256 names'))
        .max(256, expected('2 to 256 names'))
        .nullish()
        .meta({
          description:
            'The names of the classes by label, if no key has them. For pictures: the names of the folders, in the order of the labels.',
        }),
      axes: oneOf(['hwc', 'chw']).nullish().meta({
        description: 'The order of the axes of an image. Default: `hwc`, height, width, channels.',
      }),
      shape: z.array(side, aShape).min(2, aShape).max(3, aShape).nullish().meta({
        description:
          'The shape of one image, in the order of `axes`: of flat vectors, or the size to which pictures are converted.',
      }),
      range: oneOf(['0-1', '0-255']).nullish().meta({
        description: 'The range of the pixels. Needed if floats or booleans are only 0 and 1.',
      }),
      firstLabel: z
        .union([z.literal(0), z.literal(1)], expected('0 or 1'))
        .nullish()
        .meta({
          description:
            'The label of the first class. Needed if labels could be numbered from 0 and from 1.',
        }),
      valid: oneOf(['train', 'test', 'ignore']).nullish().meta({
        description:
          'What a validation split becomes. Default: `test`, if the source has no test split.',
      }),
      split: z
        .strictObject(
          {
            testShare: z.number(aShare).gt(0, aShare).lt(1, aShare).nullish(),
            seed: z
              .number(aSeed)
              .int(aSeed)
              .min(0, aSeed)
              .max(2 ** 32 - 1, aSeed)
              .nullish(),
          },
          expected('an object with `testShare` and `seed`'),
        )
        .nullish()
        .meta({
          description:
            'The share of each class that becomes test, and the seed that draws it, if the source has no test split. Default: 0.2 and 1.',
        }),
    },
    expected('an object with members such as `x` and `y`'),
  )
  .meta({
    id: 'ImportMapping',
    description:
      'Describes the layout of the files. Each member is optional, and null stands for the default. A member is needed only if the files can be read in two ways. Then the error names it.',
  });

const aFile = z.string().meta({ format: 'binary' });

/** The multipart body of an upload, as the OpenAPI document describes it. */
export const datasetUpload = z
  .strictObject({
    name: newDatasetName,
    train: aFile.optional().meta({ description: 'The file of the training set.' }),
    test: aFile.optional().meta({ description: 'The file of the test set.' }),
    archive: aFile.optional().meta({
      description: 'One file with both splits, or a zip of pictures: `train/cat/1.jpg`.',
    }),
    mapping: importMapping.optional(),
    dryRun: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: '`true`: the import only reports what it finds, and adds no version.' }),
  })
  .meta({
    id: 'DatasetUpload',
    description:
      'A multipart form: `name`, either `archive` or `train` and `test`, and the other members if needed. `mapping` is JSON.',
  });

const isDryRun = z.enum(['true', 'false'], expected('true or false'));

/** The fields of an upload that are not files. */
export const uploadFields = z.strictObject({
  name: newDatasetName,
  mapping: importMapping.default({}),
  dryRun: isDryRun.default('false'),
});

/** The fields of an upload whose body is one file. They are in the query. */
export const uploadQuery = z.strictObject({
  name: newDatasetName.optional().meta({
    description:
      'The name of the dataset. Required if the body is one file, and otherwise a field of the form.',
  }),
  mapping: z.string().optional().meta({
    description: 'An `ImportMapping` as JSON, if the body is one file and needs it.',
  }),
  dryRun: isDryRun.optional().meta({
    description:
      '`true`, if the body is one file: the import only reports what it finds, and adds no version.',
  }),
});

const foundKeys = z.object({ x: z.string(), y: z.string() });

/** What an import has found and converted. */
export const importReport = z
  .object({
    layout: z.string().meta({
      description:
        '`article`: the files were stored as they are; `arrays`: HDF5, `.npz` or `.npy`; `pictures`: a folder of pictures for each class.',
    }),
    dtype: z
      .string()
      .meta({ description: 'The type of the images before the conversion, or `pictures`.' }),
    shape: z
      .array(z.number().int())
      .meta({ description: 'The shape of the images of train before the conversion.' }),
    range: z.tuple([z.number(), z.number()]).meta({
      description: 'The least and the greatest value of an image before the conversion.',
    }),
    found: z
      .object({
        train: foundKeys,
        test: foundKeys.nullable(),
        classes: z.string().nullable(),
      })
      .meta({
        description:
          'The keys or folders from which each split was made. `test` is null if test was drawn from train, and `classes` if no key has the names of the classes.',
      }),
    conversions: z.array(z.string()).meta({ description: 'One sentence for each conversion.' }),
    ignored: z.array(z.string()).meta({
      description:
        'Files and keys that the import does not use: the first 50, and as the last text how many more there are.',
    }),
  })
  .meta({ id: 'ImportReport', description: 'What an import has found and converted.' });

/** The result of the operation of an import. */
export const importResult = z
  .object({
    name: z.string(),
    version: z.number().int().nullable().meta({
      description: 'The number of the version. Null for a dry run.',
    }),
    created: z.boolean().meta({
      description: 'False if a version with the same content existed before, and for a dry run.',
    }),
    report: importReport,
  })
  .meta({ id: 'ImportResult', description: 'The result of `dataset.import`.' });
