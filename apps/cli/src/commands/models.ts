import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { writeLines } from '../export/write-formats.ts';
import { addOut, type Out, writeResult } from '../export/write-result.ts';
import { aTrialOrSweep, findModelTrial } from '../input/find-trial.ts';
import { wholeOf } from '../input/numbers.ts';
import { aModel, isRegistered, requireModelRef } from '../input/parse-model-ref.ts';
import { offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { renderModel } from '../show/model.ts';
import { showRegistered } from './registry.ts';

export const addModelShow: AddCommand = (parent, cli) => {
  offer(parent.command('show'), thingFormats)
    .description('show a registered model, a version of it, or the layers of the model of a trial')
    .argument('<model>', `${aModel}; or ${aTrialOrSweep}`)
    .addHelpText(
      'after',
      describeExamples(
        'sweepq model show cats',
        'sweepq model show cats@champion',
        'sweepq model show $id-t3',
      ),
    )
    .action(async (asked: string) => {
      const client = cli.client();
      if (await isRegistered(client, asked)) return showRegistered(cli, client, asked);
      const model = await client.readModel(await findModelTrial(client, asked));
      await present(cli, {
        data: model,
        names: [model.trialId],
        show: () => cli.print(renderModel(model, cli.style())),
      });
    });
};

type GetOptions = Out & { format?: ModelFormat };

export const addModelGet: AddCommand = (parent, cli) => {
  const get = offer(parent.command('get'), ({ format = 'json' }) =>
    format === 'json' ? ['json'] : [],
  );
  addOut(get)
    .description('write the model of a trial with all weights, to a file or to stdout')
    .argument('<trial>', aTrialOrSweep)
    .addOption(
      new Option('--format <format>', 'format of the file; default: json').choices(modelFormats),
    )
    .addHelpText(
      'after',
      describeExamples(
        'sweepq model get $id --out model.json',
        'sweepq model get $id --format onnx --out model.onnx',
        "sweepq model get $id-t3 | jq '.layers[0].bias'",
      ),
    )
    .action(async (asked: string, { out, format = 'json' }: GetOptions) => {
      const client = cli.client();
      const trialId = await findModelTrial(client, asked);
      if (format !== 'json') {
        const file = await client.readModelFile(trialId, format);
        return writeResult(cli, [file], { out, isBinary: true });
      }
      await writeResult(cli, writeLines([await client.readModel(trialId)]), { out });
    });
};

export const addModelExport: AddCommand = (parent, cli) => {
  const command = offer(parent.command('export'), ({ format = 'json' }) =>
    format === 'json' ? ['json'] : [],
  );
  addOut(command)
    .description('write a version of a registered model with all weights, to a file or to stdout')
    .argument('<model>', aModel)
    .addOption(
      new Option('--format <format>', 'format of the file; default: json').choices(modelFormats),
    )
    .addHelpText(
      'after',
      describeExamples('sweepq model export cats@champion --format onnx --out cats.onnx'),
    )
    .action(async (asked: string, { out, format = 'json' }: GetOptions) => {
      requireModelRef(asked);
      const client = cli.client();
      if (format !== 'json') {
        const file = await client.readRegisteredFile(asked, format);
        return writeResult(cli, [file], { out, isBinary: true });
      }
      await writeResult(cli, writeLines([await client.readRegisteredWeights(asked)]), { out });
    });
};

const modelFormats = ['json', 'npz', 'safetensors', 'onnx'] as const;
type ModelFormat = (typeof modelFormats)[number];

export const addModelPicture: AddCommand = (parent, cli) => {
  addOut(parent.command('picture'))
    .description('draw the weights of a unit of the first layer as PNG, to a file or to stdout')
    .argument('<trial>', aTrialOrSweep)
    .option('--unit <number>', 'unit of the first layer, from 0; default: 0', wholeOf('--unit'))
    .addHelpText('after', describeExamples('sweepq model picture $id --unit 3 --out weights.png'))
    .action(async (asked: string, { out, ...query }: Out & { unit?: number }) => {
      const client = cli.client();
      const picture = await client.readWeights(await findModelTrial(client, asked), query);
      await writeResult(cli, [picture], { out, isBinary: true });
    });
};
