import type { Model } from '../predict/model.ts';
import type { Checkpoint } from './checkpoint.ts';
import { directForm } from './direct-form.ts';
import { gramForm } from './gram-form.ts';

/** Returns the model of a run at the time of the checkpoint. A checkpoint contains the whole model, so no dataset is needed. */
export const modelOfCheckpoint = ({ form, state, hyperparameters }: Checkpoint): Model =>
  (form === 'gram' ? gramForm : directForm).modelOf(state, hyperparameters);
