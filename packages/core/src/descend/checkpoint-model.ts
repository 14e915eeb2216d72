import type { Model } from '../predict/model.ts';
import type { Checkpoint } from './checkpoint.ts';
import { directForm } from './direct-form.ts';
import { gramForm } from './gram-form.ts';

/** The model of a run as it stood when the checkpoint was made. A checkpoint has all of it, so no dataset is read. */
export const modelOfCheckpoint = ({ form, state, hyperparameters }: Checkpoint): Model =>
  (form === 'gram' ? gramForm : directForm).modelOf(state, hyperparameters);
