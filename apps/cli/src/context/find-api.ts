// Which API a command calls, and with which token. An option is stronger than the environment, which is stronger than the current
// context. The URL and the token of a context belong together: a token is never sent to another URL than that of its context.

import { UsageError } from '../input/usage-error.ts';
import type { Env, GlobalOptions } from '../world.ts';
import { type ContextStore, noContext, openContexts } from './context-store.ts';

export const defaultUrl = 'http://localhost:3000';

/** Where the URL or the token comes from. */
export type Source =
  | '--url'
  | '--token'
  | '--context'
  | 'SWEEPQ_URL'
  | 'SWEEPQ_TOKEN'
  | 'SWEEPQ_CONTEXT'
  | 'current context'
  | 'default';

export type Api = {
  url: string;
  urlFrom: Source;
  /** The name of the context, if the URL comes from one. */
  context: string | undefined;
  token: string | undefined;
  /** Undefined without a token. */
  tokenFrom: Source | undefined;
};

type Options = Pick<GlobalOptions, 'url' | 'token' | 'context'>;

export function findApi(options: Options, env: Env): Api {
  const { url, context } = options;
  if (url !== undefined && context !== undefined) {
    throw new UsageError('Expected either `--url` or `--context`, got both.');
  }
  const place = findPlace(options, env, openContexts(env));
  if (options.token !== undefined) return { ...place, token: options.token, tokenFrom: '--token' };
  const ofEnv = env.SWEEPQ_TOKEN || undefined;
  // `--context` selects both the URL and the token, so that a token of the environment is not sent to its URL.
  if (ofEnv !== undefined && context === undefined) {
    return { ...place, token: ofEnv, tokenFrom: 'SWEEPQ_TOKEN' };
  }
  const { token } = place;
  return { ...place, tokenFrom: token === undefined ? undefined : place.urlFrom };
}

type Place = Omit<Api, 'tokenFrom'>;

function findPlace({ url, context }: Options, env: Env, store: ContextStore): Place {
  const without = { context: undefined, token: undefined };
  if (context !== undefined) return ofContext(store, context, '--context');
  if (url !== undefined) return { ...without, url, urlFrom: '--url' };
  if (env.SWEEPQ_URL) return { ...without, url: env.SWEEPQ_URL, urlFrom: 'SWEEPQ_URL' };
  if (env.SWEEPQ_CONTEXT) return ofContext(store, env.SWEEPQ_CONTEXT, 'SWEEPQ_CONTEXT');
  const current = store.current();
  if (current !== undefined) return ofContext(store, current, 'current context');
  return { ...without, url: defaultUrl, urlFrom: 'default' };
}

function ofContext(store: ContextStore, name: string, urlFrom: Source): Place {
  const found = store.read(name);
  if (found === undefined) throw noContext(name);
  return { context: name, url: found.url, urlFrom, token: found.token ?? undefined };
}
