import type { AddCommand } from '../add-command.ts';
import { addOut, type Out, writeResult } from '../export/write-result.ts';
import { aTrialOrSweep, findModelTrial } from '../input/find-trial.ts';
import { refuse } from '../input/usage-error.ts';
import { describeExamples } from '../show/examples.ts';

export const addPlot: AddCommand = (parent, cli) => {
  addOut(parent.command('plot'))
    .description('write a picture of the cost curve of a trial, as SVG or PNG')
    .argument('<trial>', aTrialOrSweep)
    .addHelpText(
      'after',
      describeExamples('sweepq plot $id-t3 --out curve.png', 'sweepq plot $id > best.svg'),
    )
    .action(async (asked: string, { out }: Out) => {
      const picture = pictureOf(out);
      const client = cli.client();
      const bytes = await client.drawCurve(await findModelTrial(client, asked), picture);
      await writeResult(cli, [bytes], { out, isBinary: picture === 'png' });
    });
};

/** Returns the kind of picture that the name of the file means. SVG for stdout. */
function pictureOf(out: string | undefined): 'svg' | 'png' {
  if (out === undefined || /\.svg$/i.test(out)) return 'svg';
  if (/\.png$/i.test(out)) return 'png';
  throw refuse('the file of `--out`', 'a name that ends with .svg or .png', out);
}
