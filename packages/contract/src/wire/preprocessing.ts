import { hyperparameters } from '../schemas/hyperparameters.ts';
import { preprocessings } from '../schemas/rules.ts';
import { openEnum } from './open-enum.ts';

export const preprocessingView = openEnum(preprocessings).describe(
  hyperparameters.shape.preprocessing.description ?? '',
);
