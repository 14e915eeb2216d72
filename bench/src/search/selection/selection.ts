// The part `selection`: measures by how much the test accuracy of the best trial is above its accuracy on fresh photographs. It divides
// all photographs of the article's dataset many times into train, test and fresh ones. For each division, one sweep chooses a trial by
// the test part, another one by folds of the train part, and both trials are measured on the fresh part.
import type { Dataset } from '@sweepq/core';
import { findArticle } from '../../article/find-article.ts';
import { renderTable } from '../../report/table.ts';
import { wholeOf } from '../options.ts';
import { meanOf } from '../paired.ts';
import type { Part } from '../part.ts';
import { createRandom } from '../random.ts';
import { drawParts } from './draw-parts.ts';
import { chooseBest, type Score, scoreOnFolds, scoreOnTest, space, specs } from './train-trials.ts';

const divisions = 100;
/** The size of the article's test file. */
const measured = 50;
const folds = 5;

/** The chosen trial of a division: its accuracy on the test part, and on the fresh part. */
type Choice = { trial: number; test: number; fresh: number };
type Division = {
  byTest: Choice;
  /** The trial with the best mean over the folds. */
  byFolds: Choice;
  folds: number;
};

export const measureSelection: Part = async ({ env, homeDir, options, report, signal }) => {
  const { SWEEPQ_DATASETS_DIR: datasetsDir, SWEEPQ_DATASET_URL: downloadUrl } = env;
  const { dataset } = await findArticle({ datasetsDir, downloadUrl, homeDir, report });
  const count = wholeOf(options, 'seeds') ?? divisions;
  const results: Division[] = [];
  for (let seed = 0; seed < count; seed++) {
    signal.throwIfAborted();
    results.push(chooseOnce(dataset, seed));
    report(`division ${seed + 1} of ${count}`);
    // A signal is handled only between two turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const rows = [
    summarise(
      'the best test accuracy',
      results.map(({ byTest }) => byTest),
    ),
    summarise(
      `the best mean of ${folds} folds`,
      results.map(({ byFolds }) => byFolds),
    ),
  ];
  const others = Object.entries(space).map(([name, values]) => `${name} ${JSON.stringify(values)}`);
  return {
    document: { divisions: count, measured, folds, space, rows, results },
    lines: [
      `Accuracy of the chosen one of ${specs.length} trials, mean of ${count} divisions of the photographs into`,
      `train, test and fresh ones (${measured} of each of the last two)`,
      `(${others.join(', ')})`,
      ...renderTable(
        ['chosen by', 'on test', 'on fresh ones', 'difference', 'standard error'],
        rows.map(({ name, test, fresh, difference, error }) => [
          name,
          ...[test, fresh, difference, error].map(percent),
        ]),
        ['left', 'right', 'right', 'right', 'right'],
      ),
    ],
    figures: [],
  };
};

function chooseOnce(dataset: Dataset, seed: number): Division {
  const { trainedOn: train, chosenBy, fresh } = drawParts(dataset, measured, createRandom(seed));
  const withTest = { ...dataset, train, test: chosenBy };
  const onTest = scoreOnTest(withTest, specs);
  const onFolds = scoreOnFolds(withTest, specs, { folds, seed });
  const chosen = [chooseBest(onTest), chooseBest(onFolds)];
  const onFresh = scoreOnTest(
    { ...dataset, train, test: fresh },
    chosen.map((trial) => specs[trial] as (typeof specs)[number]),
  );
  const [byTest, byFolds] = chosen.map((trial, k) => ({
    trial,
    test: (onTest[trial] as Score).accuracy,
    fresh: (onFresh[k] as Score).accuracy,
  })) as [Choice, Choice];
  return { byTest, byFolds, folds: (onFolds[byFolds.trial] as Score).accuracy };
}

function summarise(name: string, choices: readonly Choice[]) {
  const differences = choices.map(({ test, fresh }) => test - fresh);
  const difference = meanOf(differences);
  const squares = differences.map((each) => (each - difference) ** 2);
  return {
    name,
    test: meanOf(choices.map((each) => each.test)),
    fresh: meanOf(choices.map((each) => each.fresh)),
    difference,
    error: Math.sqrt(meanOf(squares) / (choices.length - 1)),
  };
}

const percent = (fraction: number) => `${(fraction * 100).toFixed(1)} %`;
