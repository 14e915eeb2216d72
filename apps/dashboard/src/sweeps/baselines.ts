import { useSignal } from '@preact/signals';
import { collect, type Dataset, type Sweep } from '@sweepq/client';
import { majorityBaseline, type Split, splitClasses } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { client } from '../service/client.ts';

const splits: readonly Split[] = ['train', 'validation', 'test'];

/** Returns a function that returns the baseline of the objective of a sweep. Undefined without an accuracy or its dataset. */
export function useBaselines(): (sweep: Sweep) => number | undefined {
  const datasets = useSignal<readonly Dataset[]>([]);
  useEffect(() => {
    collect(client.listDatasets()).then(
      (read) => {
        datasets.value = read;
      },
      // The list is shown without baselines.
      () => undefined,
    );
  }, []);
  return ({ spec: { dataset, objective, validation } }) => {
    const [, name, measure] = objective.metric.split('.');
    const split = splits.find((each) => each === name);
    const found = datasets.value.find(({ digest }) => digest === dataset.digest);
    if (measure !== 'accuracy' || split === undefined || found === undefined) return undefined;
    return majorityBaseline(splitClasses(found.classes, validation, split))?.share;
  };
}
