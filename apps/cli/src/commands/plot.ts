import type { Client } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import { findCurveTrial } from '../costs/read-costs.ts';
import { addOut, type Out, writeResult } from '../export/write-result.ts';
import { aSweep, findTarget } from '../input/find-sweep.ts';
import { countOf, wholeOf } from '../input/numbers.ts';
import { addSelectionOptions, readSelection, type Selection } from '../input/selection.ts';
import { refuse, UsageError } from '../input/usage-error.ts';
import { describeExamples } from '../show/examples.ts';

type Options = Selection & { limit?: number; fold?: number };
type Picture = 'svg' | 'png';

export const addPlot: AddCommand = (parent, cli) => {
  const command = addOut(parent.command('plot'))
    .description('draw the cost curves of the best runs of a sweep, as SVG or PNG')
    .argument('<sweep>', `${aSweep}; or a trial or a run, such as $id-t3`)
    .argument('[trials...]', 'draw these trials of the sweep: their ids or numbers')
    .option('--limit <count>', 'maximum number of curves, up to 12; default: 6', countOf('--limit'))
    .option(
      '--fold <fold>',
      'draw the training of a trial without this fold, from 0',
      wholeOf('--fold'),
    );
  addSelectionOptions(command)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq plot $id --out curves.png',
        'sweepq plot $id 0 2 5 --out rates.svg',
        'sweepq plot $id --sort params.learningRate --filter "params.iterations = 2000"',
        'sweepq plot $id-t3 > curve.svg',
        'sweepq plot $id-t3 --fold 0 --out fold.png',
      ),
    )
    .action(async (asked: string, trials: string[], { out, ...options }: Options & Out) => {
      const picture = pictureOf(out);
      const bytes = await draw(cli.client(), { asked, trials, picture, ...options });
      await writeResult(cli, [bytes], { out, isBinary: picture === 'png' });
    });
};

/** Returns the kind of picture that the name of the file means. SVG for stdout. */
function pictureOf(out: string | undefined): Picture {
  if (out === undefined || /\.svg$/i.test(out)) return 'svg';
  if (/\.png$/i.test(out)) return 'png';
  throw refuse('the file of `--out`', 'a name that ends with .svg or .png', out);
}

type Drawing = Options & { asked: string; trials: readonly string[]; picture: Picture };

/** Draws the curve of a trial or of a run. Draws several curves for a sweep, and if more trials are named. */
async function draw(
  client: Client,
  { asked, trials, picture, limit, fold, ...selection }: Drawing,
): Promise<Uint8Array> {
  const target = await findTarget(client, asked);
  const trial = await findCurveTrial(client, target);
  if (trial !== undefined && trials.length === 0) {
    return client.drawCurve(trial, picture, fold === undefined ? {} : { fold });
  }
  if (fold !== undefined) {
    throw new UsageError(
      'Expected `--fold` with one trial or run: a picture of several trials has no folds.',
    );
  }
  const named = [...(trial === undefined ? [] : [trial]), ...trials];
  return client.drawCurves(target.sweep, picture, {
    ...readSelection(selection),
    ...(named.length > 0 && { trials: named.join() }),
    ...(limit !== undefined && { limit }),
  });
}
