import type { Space, SweepSpec } from '@sweepq/client';

/** Returns the spaces of a sweep or of an extension as a list. A sweep with one space has it as an object. */
export const spacesOf = (space: SweepSpec['space']): readonly Space[] =>
  Array.isArray(space) ? space : [space];
