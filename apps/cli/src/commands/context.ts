import type { AddCommand } from '../add-command.ts';
import { noContext, openContexts } from '../context/context-store.ts';
import { findApi } from '../context/find-api.ts';
import { UsageError } from '../input/usage-error.ts';
import { listFormats, offer, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';
import { renderFields } from '../show/fields.ts';

const aContext = 'name of a context';

export const addContextList: AddCommand = (parent, cli) => {
  offer(parent.command('ls'), listFormats)
    .description('list the contexts; the current one has a *')
    .addHelpText('after', describeExamples('sweepq context ls', 'sweepq context ls -o name'))
    .action(async () => {
      const store = openContexts(cli.env);
      const current = store.current();
      const contexts = store.list().flatMap((name) => {
        try {
          const { url, token } = store.read(name) ?? noneSince(name);
          return [{ name, url, hasToken: token !== null, isCurrent: name === current }];
        } catch (error) {
          // One damaged file does not hide the other contexts.
          if (!(error instanceof UsageError)) throw error;
          cli.say(error.message);
          return [];
        }
      });
      await present(cli, {
        data: contexts,
        names: contexts.map(({ name }) => name),
        show: async () => {
          if (contexts.length === 0) return cli.say('No contexts. `sweepq login` adds one.');
          await cli.printTable({
            columns: [{ title: '' }, { title: 'context' }, { title: 'url' }, { title: 'token' }],
            rows: contexts.map(({ name, url, hasToken, isCurrent }) => [
              ...[isCurrent ? '*' : '', name, url, hasToken ? 'yes' : 'no'],
            ]),
          });
        },
      });
    });
};

/** Another process has removed the context since the list was read. */
function noneSince(name: string): never {
  throw noContext(name);
}

export const addContextUse: AddCommand = (parent, cli) => {
  parent
    .command('use')
    .description('make a context the current one')
    .argument('<context>', aContext)
    .addHelpText('after', describeExamples('sweepq context use prod'))
    .action((name: string) => {
      const store = openContexts(cli.env);
      if (store.read(name) === undefined) throw noContext(name);
      store.use(name);
      cli.say(`The current context is ${name}.`);
    });
};

export const addContextShow: AddCommand = (parent, cli) => {
  offer(parent.command('show'), thingFormats)
    .description('show the URL that commands call, and where the URL and the token come from')
    .argument('[context]', `${aContext}; default: what commands use now`)
    .addHelpText('after', describeExamples('sweepq context show', 'sweepq context show prod'))
    .action(async (name: string | undefined) => {
      const options = cli.options();
      const api = findApi(name === undefined ? options : { ...options, context: name }, cli.env);
      const { url, urlFrom, context = null, tokenFrom = null } = api;
      await present(cli, {
        // The token itself is not printed.
        data: { context, url, urlFrom, tokenFrom },
        names: context === null ? [] : [context],
        show: () =>
          cli.print(
            renderFields(
              {
                context: context ?? 'none',
                url: `${url} (from ${urlFrom})`,
                token: tokenFrom === null ? 'none' : `from ${tokenFrom}`,
              },
              cli.style(),
            ),
          ),
      });
    });
};

export const addContextRemove: AddCommand = (parent, cli) => {
  parent
    .command('rm')
    .description('delete contexts with their tokens from this machine')
    .argument('<context...>', 'names of contexts')
    .addHelpText('after', describeExamples('sweepq context rm prod'))
    .action((names: string[]) => {
      const store = openContexts(cli.env);
      const known = store.list();
      for (const name of names) if (!known.includes(name)) throw noContext(name);
      for (const name of new Set(names)) {
        store.remove(name);
        cli.say(`Deleted the context ${name}.`);
      }
    });
};
