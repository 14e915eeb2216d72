// How the configurations of a search are stored: the values of the axes, and with several spaces the index of the space after them.
import type { AskedTrial } from '@sweepq/contract';
import type { Configuration, Space } from '@sweepq/search';

export const toAsked = ({ length }: Space, { part, values }: Configuration): AskedTrial =>
  length > 1 ? [...values, part] : values;

export const fromAsked = ({ length }: Space, trial: AskedTrial): Configuration =>
  length > 1
    ? { part: Number(trial.at(-1)), values: trial.slice(0, -1) }
    : { part: 0, values: [...trial] };
