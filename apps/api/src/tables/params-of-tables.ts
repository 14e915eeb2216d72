import { type ParamName, paramNames } from '@sweepq/contract';

/** The hyperparameters that are newer than the tables of trials. Their columns are at the end, because some readers use positions. */
export const laterParams: readonly ParamName[] = [
  ...(['layers', 'activation', 'initialization'] as const),
  ...(['optimizer', 'batchSize', 'schedule', 'classWeight'] as const),
];

/** The hyperparameters that the tables have had from the beginning. */
export const firstParams = paramNames.filter((name) => !laterParams.includes(name));
