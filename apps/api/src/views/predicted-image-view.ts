import { z } from 'zod';

/** The JSON body of a prediction. The values are checked in a thread, for the shape of the images of the model. */
export const imagesRequest = z
  .strictObject({
    images: z.array(z.array(z.unknown())).min(1).meta({
      description:
        'The images. Each one has a number from 0 to 255 for each channel of each pixel: nested (height, width, channels), or flat in the same order.',
    }),
  })
  .meta({
    id: 'ImagesRequest',
    description: 'The pixels of images, in the shape of the images of the model.',
  });

const predictedImage = z
  .object({
    predicted: z.number().int().min(0).meta({ description: 'The predicted label.' }),
    class: z.string().meta({ description: 'The name of the predicted class.' }),
    probabilities: z.array(z.number().min(0).max(1).nullable()).meta({
      description:
        'The probability of each class, the class of label 0 first. Null if the output of the model is not a number, which only happens after a divergence.',
    }),
    picture: z.string().nullable().meta({
      description:
        'With `picture=true`: the image that was scored, as a `data:` URL of a PNG with the height and width of the images of the model. Otherwise null.',
    }),
  })
  .meta({ id: 'PredictedImage', description: 'What a model predicts for an image of a request.' });

const scoringModel = z
  .object({
    sweepId: z.string(),
    trialId: z.string(),
    name: z.string().nullable().meta({
      description: 'The name of the registered model. Null for the model of a trial.',
    }),
    version: z.number().int().min(1).nullable().meta({
      description: 'The version of the registered model. Null for the model of a trial.',
    }),
  })
  .meta({ id: 'ScoringModel', description: 'The model that has predicted.' });

export const predictedImages = z
  .object({
    model: scoringModel,
    predictions: z
      .array(predictedImage)
      .meta({ description: 'One for each image, in the order of the request.' }),
  })
  .meta({ id: 'PredictedImages' });
