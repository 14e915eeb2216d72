import { ClientError, createClient, type Info } from '@sweepq/client';
import type { AddCommand } from '../add-command.ts';
import type { Cli } from '../cli.ts';
import { noContext, openContexts } from '../context/context-store.ts';
import { describeOptions } from '../help/format-help.ts';
import { canAsk } from '../input/confirm.ts';
import { parseUrl } from '../input/parse-url.ts';
import { UsageError } from '../input/usage-error.ts';
import { offer, reportFormats, thingFormats } from '../output/formats.ts';
import { present } from '../output/present.ts';
import { describeExamples } from '../show/examples.ts';

const defaultName = 'default';

export const addLogin: AddCommand = (parent, cli) => {
  const command = describeOptions(parent.command('login'), {
    '--context': `name of the stored context; default: ${defaultName}`,
    '--url': 'stored URL of the API; default: that of the context, if it exists',
    '--token': 'refused, because other users of this machine can see arguments',
    '--token-file': 'file with the stored token; - reads standard input; default: a question',
  });
  offer(command, thingFormats)
    .description('store the URL of an API and a token as a context, and use it from now on')
    .addHelpText(
      'after',
      describeExamples(
        'sweepq login --url https://sweepq.example',
        'sweepq login --context prod --url https://sweepq.example --token-file token.txt',
        'pass show sweepq | sweepq login --context prod --token-file -',
      ),
    )
    .action(() => login(cli));
};

/** Asks the API before anything is stored, so that a wrong URL or token changes nothing. */
async function login(cli: Cli): Promise<void> {
  const { context: name = defaultName, url: given, token: ofFile, tokenFile } = cli.options();
  if (ofFile !== undefined && tokenFile === undefined) {
    throw new UsageError(
      'Expected `--token-file`, or `-` for standard input, in place of `--token`: other users of this machine can see arguments.',
    );
  }
  const store = openContexts(cli.env);
  const url = given === undefined ? store.read(name)?.url : parseUrl(given);
  if (url === undefined) throw new UsageError('Expected `--url` with the URL of the API.');
  const found = await checkToken(cli, { url, token: ofFile });
  if (found === undefined) {
    cli.say('Nothing was stored.');
    cli.exitWith('interrupted');
    return;
  }
  const { info, token } = found;
  store.write(name, { url, token: token ?? null });
  store.use(name);
  const { token: tokenName, scopes } = info.caller;
  const data = { context: name, url, token: tokenName, scopes };
  const who = tokenName === null ? 'without a token' : `with the token ${tokenName}`;
  await present(cli, {
    data,
    names: [name],
    show: () =>
      cli.say(
        `Logged in to ${url} ${who} (scopes: ${scopes.join(', ')}). The current context is ${name}.`,
      ),
  });
}

type Checked = { info: Info; token: string | undefined };

/** Returns the answer of the API to the token. Asks for a token only if the API requires one. Returns undefined after Ctrl-C. */
async function checkToken(
  cli: Cli,
  { url, token }: { url: string; token: string | undefined },
): Promise<Checked | undefined> {
  try {
    return { info: await createClient({ url, token }).readInfo(), token };
  } catch (error) {
    const isAsked = error instanceof ClientError && error.status === 401 && token === undefined;
    if (!isAsked) throw error;
  }
  if (!canAsk(cli)) {
    throw new UsageError(
      'Expected `--token-file`, because the API requires a token and there is no terminal to ask for it.',
    );
  }
  const { askSecret } = await import('../input/ask.ts');
  const asked = (await askSecret(cli, `Token for ${url}`))?.trim();
  if (asked === undefined) return undefined;
  if (asked === '') throw new UsageError('Expected a token, got none.');
  return { info: await createClient({ url, token: asked }).readInfo(), token: asked };
}

export const addLogout: AddCommand = (parent, cli) => {
  const command = describeOptions(parent.command('logout'), {
    '--context': 'context without its token; default: SWEEPQ_CONTEXT, or the current one',
  });
  offer(command, reportFormats)
    .description('delete the token of a context; its URL stays')
    .addHelpText('after', describeExamples('sweepq logout', 'sweepq logout --context prod'))
    .action(async () => {
      const store = openContexts(cli.env);
      const name = cli.options().context ?? (cli.env.SWEEPQ_CONTEXT || store.current());
      if (name === undefined)
        throw new UsageError('Expected `--context`: there is no current context.');
      const context = store.read(name);
      if (context === undefined) throw noContext(name);
      store.write(name, { ...context, token: null });
      await present(cli, {
        data: { context: name, url: context.url },
        show: () =>
          cli.say(
            `The context ${name} has no token now. The API accepts the token until its operator removes it.`,
          ),
      });
    });
};
