/** An axis of which some values have no effect, and whether they have none in any trial. */
export type IdleAxis = {
  name: 'initScale' | 'activation' | 'momentum' | 'nesterov';
  values: number;
  isAlways: boolean;
};
