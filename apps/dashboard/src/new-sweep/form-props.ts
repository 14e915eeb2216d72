import type { Draft } from './draft.ts';
import type { FieldError } from './forecast.ts';

/** What each panel of the form gets. */
export type PanelProps = {
  draft: Draft;
  errors: readonly FieldError[];
  change: (change: Partial<Draft>) => void;
};
