import { z } from 'zod';
import { pageOf } from './page.ts';

export const predictionView = z
  .object({
    index: z.number().int().min(0).meta({
      description:
        'The index of the image in its file, from 0. The images of `validation` are in the train file.',
    }),
    label: z.number().int().min(0).meta({ description: 'The true label of the image.' }),
    predicted: z.number().int().min(0).meta({ description: 'The predicted label.' }),
    class: z.string().meta({ description: 'The name of the predicted class.' }),
    probabilities: z.array(z.number().min(0).max(1).nullable()).meta({
      description:
        'The probability of each class, the class of label 0 first. Null if the output of the model is not a number, which only happens after a divergence.',
    }),
  })
  .meta({ id: 'Prediction', description: 'What the model of a trial predicts for an image.' });
export type Prediction = z.infer<typeof predictionView>;

export const predictionPage = pageOf(predictionView, 'PredictionPage');
