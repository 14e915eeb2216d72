import type { Draft } from './draft.ts';
import type { FieldError } from './forecast.ts';

/** The properties of each panel of the form. */
export type PanelProps = {
  draft: Draft;
  errors: readonly FieldError[];
  change: (change: Partial<Draft>) => void;
};
