import type { FormName } from '../preprocess/choose-form.ts';
import type { DescentParams } from './descent-params.ts';
import type { Form } from './form.ts';
import { directNetworkForm, gramNetworkForm } from './network/network-form.ts';
import { directForm } from './unit/direct-form.ts';
import { gramForm } from './unit/gram-form.ts';

/**
 * Calls `use` with the form that trains a model with these hyperparameters. The unit has kernels of its own. All other models are networks, as
 * is a unit with an `optimization`. The steps of Adam are no combinations of the examples, so it has the direct form on all data.
 * `use` is a callback, because each form has its own type of state.
 */
export function withForm<Result>(
  name: FormName,
  { network, optimization }: Pick<DescentParams, 'network' | 'optimization'>,
  use: <State>(form: Form<State>) => Result,
): Result {
  if (network !== undefined || optimization !== undefined) {
    const isDirect = name === 'direct' || optimization?.optimizer === 'adam';
    return use(isDirect ? directNetworkForm : gramNetworkForm);
  }
  return name === 'gram' ? use(gramForm) : use(directForm);
}
