import { isAdaptiveStrategy, listSpaces, type Search, type Space } from '@sweepq/contract';
import type { IdleAxis } from '../idle-axis.ts';
import { dependsOnLayers } from '../network-axes.ts';
import { findIdleAxes } from '../settle-values.ts';
import { pathOf, type Refuse } from './expand-space.ts';

/**
 * Rejects values that have no effect. Grids and samples take combinations that differ in such a value only once, so they accept an axis that
 * has an effect in some trials. An adaptive strategy would ask for the same trial again.
 */
export function assertEffective(
  spaces: Space | Space[],
  { strategy }: Search,
  refuse: Refuse,
): boolean {
  let isEffective = true;
  const list = listSpaces(spaces);
  const isAdaptive = isAdaptiveStrategy(strategy);
  const refuseAxis = (index: number, name: keyof Space, message: string, got: string) => {
    isEffective = false;
    refuse([...pathOf(spaces, index), name], message, got);
  };
  for (const [k, space] of list.entries()) {
    for (const axis of findIdleAxes(space)) {
      if (axis.isAlways)
        refuseAxis(k, axis.name, `to have one value: ${reasons[axis.name]}`, gotOf(axis));
      else if (isAdaptive) {
        const wanted = `to have one value with the strategy ${strategy}, because ${reasons[axis.name]}; a list of spaces can search it`;
        refuseAxis(k, axis.name, wanted, gotOf(axis));
      }
    }
    // The same network could be asked for in two spaces, under two names of its initialization.
    if (isAdaptive && list.length > 1 && dependsOnLayers(space)) {
      const wanted = `to be given in a list of spaces with the strategy ${strategy}, if a space has models with and without hidden layers`;
      refuseAxis(k, 'initialization', wanted, 'nothing');
    }
  }
  return isEffective;
}

const reasons: Readonly<Record<IdleAxis['name'], string>> = {
  activation: 'a model without a hidden layer has no activation',
  initScale: 'only the initialization `normal` has a scale',
  momentum: 'only the optimizer `sgd` has a momentum',
  nesterov: 'only the optimizer `sgd` has a momentum',
};

const gotOf = ({ values }: IdleAxis): string =>
  Number.isFinite(values) && values < 1e6 ? `${values} values` : 'a range';
