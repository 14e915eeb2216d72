import { Panel } from '../parts/panel.tsx';
import { Segments } from '../parts/segments.tsx';
import { hasStartup, isAdaptive, type StrategyName, strategies } from './draft.ts';
import { errorsAt } from './forecast.ts';
import type { PanelProps } from './form-props.ts';
import { FormRow } from './form-row.tsx';
import { PruningRow } from './pruning-row.tsx';
import { SettingField, Settings } from './setting-field.tsx';

const helps: Readonly<Record<StrategyName, string>> = {
  grid: 'Every combination of the values above. A range needs a number of values or a step.',
  random: 'Combinations at random. The same seed draws the same trials.',
  sobol: 'Combinations that cover the space evenly. The same seed draws the same trials.',
  tpe: 'Learns which values the best trials have. For any space and 30 trials or more.',
  gp: 'Models the objective by a Gaussian process. For up to 10 ranges and 20 to 300 trials.',
  cmaes: 'Moves a normal distribution to the best trials. For ranges only and 200 trials or more.',
};

type Setting = { name: 'trials' | 'searchSeed' | 'parallelism' | 'startup'; key: string };
type SettingWords = { label: string; help: string };

const sampled: readonly (Setting & SettingWords)[] = [
  { name: 'trials', key: 'trials', label: 'trials', help: 'The number of combinations.' },
  { name: 'searchSeed', key: 'seed', label: 'seed', help: 'Another seed gives other trials.' },
];
const parallelism: Setting & SettingWords = {
  ...{ name: 'parallelism', key: 'parallelism', label: 'parallelism' },
  help: 'Trials that can be open at once: about twice the number of training threads.',
};
const startup: Setting & SettingWords = {
  ...{ name: 'startup', key: 'startup', label: 'startup' },
  help: 'Results from which on it learns. The first startup + parallelism − 1 trials are points of Sobol’s sequence.',
};

/** Returns the settings that belong to a strategy. */
function settingsOf(strategy: StrategyName): readonly (Setting & SettingWords)[] {
  if (strategy === 'grid') return [];
  if (!isAdaptive(strategy)) return sampled;
  return hasStartup(strategy) ? [...sampled, parallelism, startup] : [...sampled, parallelism];
}

/** How trials are chosen, and which are stopped before their last iteration. */
export function SearchPanel({ draft, errors, change }: PanelProps) {
  return (
    <Panel title="Search">
      <FormRow
        title="Strategy"
        errors={errorsAt(errors, '/search')}
        below={
          <Settings help={helps[draft.strategy]}>
            {settingsOf(draft.strategy).map(({ name, key, label, help }) => (
              <SettingField
                key={name}
                {...{ label, help, value: draft[name] }}
                isBad={errorsAt(errors, `/search/${key}`).length > 0}
                onInput={(text) => change({ [name]: text })}
              />
            ))}
          </Settings>
        }
      >
        <Segments
          small
          label="Strategy"
          value={draft.strategy}
          segments={strategies.map((value) => ({ value, label: value }))}
          onChange={(strategy) => change({ strategy })}
        />
      </FormRow>
      <PruningRow {...{ draft, errors, change }} />
    </Panel>
  );
}
