import type { Model } from '../models/model.ts';
import { withForm } from '../models/with-form.ts';
import type { Checkpoint } from './checkpoint.ts';

/** Returns the model of a run at the time of the checkpoint. A checkpoint contains the whole model, so no dataset is needed. */
export const modelOfCheckpoint = ({ form, state, hyperparameters }: Checkpoint): Model =>
  withForm(form, hyperparameters, ({ modelOf }) => modelOf(state, hyperparameters));
