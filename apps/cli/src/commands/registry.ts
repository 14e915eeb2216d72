// The registry of models: `sweepq model register`, `ls`, `alias`, `edit` and `rm`.
import type { Client, RegisteredModel } from '@sweepq/client';
import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { append } from '../input/append.ts';
import { assertConfirmable, confirmAction, type Yes } from '../input/confirm.ts';
import { aTrialOrSweep, findModelTrial } from '../input/find-trial.ts';
import { countOf, wholeOf } from '../input/numbers.ts';
import { aModelName, findModelVersion, requireModelRef } from '../input/parse-model-ref.ts';
import { given } from '../input/space-options.ts';
import { MissingError, UsageError } from '../input/usage-error.ts';
import { listFormats, offer, thingFormats } from '../output/formats.ts';
import { present, presentList } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import {
  arrangeModels,
  arrangeVersions,
  renderModelVersion,
  renderRegisteredModel,
} from '../show/registered-models.ts';
import { plural } from '../show/values.ts';

export const addModelRegister: AddCommand = (parent, cli) => {
  offer(parent.command('register'), thingFormats)
    .description(
      'copy the model of a trial into the registry, as the next version of a registered model',
    )
    .argument('<trial>', aTrialOrSweep)
    .argument('<name>', aModelName)
    .option('--alias <alias>', 'alias that points to the new version; repeatable', append)
    .option('--note <note>', 'note about this version')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq model register $id cats --alias champion',
        'sweepq model register $id-t3 cats --note "with the new photographs"',
      ),
    )
    .action(
      async (
        asked: string,
        name: string,
        { alias = [], note }: { alias?: string[]; note?: string },
      ) => {
        const client = cli.client();
        const trialId = await findRegistered(client, asked, name);
        const { version } = await client.registerModel(name, {
          ...{ trialId, ...(note !== undefined && { note }) },
        });
        for (const each of alias) await client.moveAlias(name, each, version);
        await presentVersion(cli, client, `${name}@${version}`);
      },
    );
};

/** Finds the trial of the first argument. If the second one names a sweep instead, the arguments are probably swapped. */
async function findRegistered(client: Client, asked: string, name: string): Promise<string> {
  try {
    return await findModelTrial(client, asked);
  } catch (error) {
    if (!(error instanceof MissingError)) throw error;
    const isSwapped = await findModelTrial(client, name).then(
      () => true,
      () => false,
    );
    const remedy = isSwapped
      ? ` Did you mean \`sweepq model register ${name} ${asked}\`?`
      : ' Give a trial or a sweep first, and the name of the model second.';
    throw new MissingError(
      `Expected \`<trial>\` to be a trial or a sweep. ${error.message}${remedy}`,
    );
  }
}

type ListOptions = { limit: number; filter?: string; sort?: string };

export const addModelList: AddCommand = (parent, cli) => {
  offer(parent.command('ls'), listFormats)
    .description('list registered models, or the versions of one, newest first')
    .argument('[name]', aModelName)
    .option('--filter <filter>', 'only items that match, such as "aliases : champion"')
    .option('--sort <fields>', 'fields with commas between; - before a field for descending order')
    .option('--limit <count>', 'maximum number of items', countOf('--limit'), 20)
    .addHelpText(
      'after',
      describeExamples('sweepq model ls', 'sweepq model ls cats --sort=-metrics.test.accuracy'),
    )
    .action(async (name: string | undefined, { limit, ...selection }: ListOptions) => {
      const client = cli.client();
      if (name !== undefined) {
        return presentList(cli, {
          list: (most) => client.listModelVersions(name, { ...selection, most }),
          ...{ limit, noun: 'version' },
          none: selection.filter ? 'No versions match.' : 'The model has no versions.',
          nameOf: ({ version }) => `${name}@${version}`,
          arrange: arrangeVersions,
        });
      }
      await presentList(cli, {
        list: (most) => client.listRegisteredModels({ ...selection, most }),
        ...{ limit, noun: 'model' },
        none: selection.filter ? 'No models match.' : 'There are no registered models.',
        nameOf: (model) => model.name,
        arrange: arrangeModels,
      });
    });
};

export const addModelAlias: AddCommand = (parent, cli) => {
  offer(parent.command('alias'), thingFormats)
    .description('point an alias of a registered model to a version, or remove the alias')
    .argument('<name>', aModelName)
    .argument('<alias>', 'the alias, such as champion')
    .argument('[version]', 'number of the version', wholeOf('<version>'))
    .option('--rm', 'remove the alias; its version stays')
    .addHelpText(
      'after',
      describeExamples('sweepq model alias cats champion 1', 'sweepq model alias cats old --rm'),
    )
    .action(
      async (name: string, alias: string, version: number | undefined, { rm }: { rm?: true }) => {
        if ((version === undefined) !== (rm === true)) {
          throw new UsageError('Expected the number of a version, or `--rm`.');
        }
        const client = cli.client();
        const model =
          version === undefined
            ? await client.deleteAlias(name, alias)
            : await client.moveAlias(name, alias, version);
        await presentModel(cli, model);
      },
    );
};

type EditOptions = { note?: string; tag?: string[]; tags?: false };

export const addModelEdit: AddCommand = (parent, cli) => {
  offer(parent.command('edit'), thingFormats)
    .description('change the tags or the note of a registered model')
    .argument('<name>', aModelName)
    .option('--note <note>', 'new note; an empty text removes the note')
    .option('--tag <tag>', 'new tag, replaces all current tags; repeatable', append)
    .addOption(new Option('--no-tags', 'remove all tags').conflicts('tag'))
    .addHelpText('after', describeExamples('sweepq model edit cats --tag photographs'))
    .action(async (name: string, { note, tag, tags }: EditOptions) => {
      const edit = given({ note: note === '' ? null : note, tags: tags === false ? [] : tag });
      if (edit === undefined) throw new UsageError('Expected `--note`, `--tag` or `--no-tags`.');
      await presentModel(cli, await cli.client().editRegisteredModel(name, edit));
    });
};

export const addModelRemove: AddCommand = (parent, cli) => {
  offer(parent.command('rm'), thingFormats)
    .description('delete a version of a registered model, or the model with all its versions')
    .argument('<model>', 'name of a registered model, or cats@3 for one version')
    .option('-y, --yes', 'delete without a question; required without a terminal')
    .addHelpText('after', describeExamples('sweepq model rm --yes cats@1'))
    .action(async (asked: string, { yes }: Yes) => {
      const { name, version, alias } = requireModelRef(asked);
      if (alias !== undefined) {
        throw new UsageError(
          `Expected the number of a version, such as \`${name}@3\`. \`sweepq model alias ${name} ${alias} --rm\` removes the alias.`,
        );
      }
      assertConfirmable(cli, { yes });
      const client = cli.client();
      const model = await client.readRegisteredModel(name);
      const what =
        version === undefined
          ? `${name} with ${plural(model.versionCount, 'version')}`
          : `version ${version} of ${name}`;
      const isConfirmed = await confirmAction(cli, {
        ...{ yes, question: `Delete ${what}?`, describe: async () => [] },
      });
      if (!isConfirmed) {
        cli.say('Nothing was deleted.');
        return cli.exitWith('interrupted');
      }
      const after =
        version === undefined
          ? await client.deleteRegisteredModel(name)
          : await client.deleteModelVersion(name, version);
      await present(cli, {
        ...{ data: after, names: [asked], show: () => cli.print(`Deleted ${what}.`) },
      });
    });
};

/** Shows a registered model, or one version of it. */
export async function showRegistered(cli: Cli, client: Client, asked: string): Promise<void> {
  const { name, version, alias } = requireModelRef(asked);
  if (version !== undefined || alias !== undefined) return presentVersion(cli, client, asked);
  await presentModel(cli, await client.readRegisteredModel(name));
}

async function presentVersion(cli: Cli, client: Client, asked: string): Promise<void> {
  const version = await findModelVersion(client, asked);
  await present(cli, {
    data: version,
    names: [`${version.name}@${version.version}`],
    show: () => cli.print(renderModelVersion(version, cli.style())),
  });
}

async function presentModel(cli: Cli, model: RegisteredModel): Promise<void> {
  await present(cli, {
    data: model,
    names: [model.name],
    show: () => cli.print(renderRegisteredModel(model, cli.style())),
  });
}
