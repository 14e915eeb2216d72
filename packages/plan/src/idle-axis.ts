/** An axis with values that have no effect in some trials. `isAlways`: they have no effect in any trial. `values`: the number of its values. */
export type IdleAxis = {
  name: 'initScale' | 'activation' | 'momentum' | 'nesterov';
  values: number;
  isAlways: boolean;
};
