import { type Client, ClientError, type ModelVersion } from '@sweepq/client';
import { MissingError, UsageError } from './usage-error.ts';

/** The help text of the argument `<model>`. */
export const aModel = 'name of a registered model, cats@champion for an alias, or cats@3';
/** The help text of the argument `<name>`. */
export const aModelName = 'name of a registered model';

const format = /^([A-Za-z0-9][\w.-]{0,63})(?:@([\w.-]{1,64}))?$/;

type ModelRef = { name: string; version?: number; alias?: string };

/** Parses `cats`, `cats@champion` or `cats@3`. Undefined for a text that names no registered model. */
function parseModelRef(text: string): ModelRef | undefined {
  const [, name, suffix] = format.exec(text) ?? [];
  if (name === undefined) return undefined;
  if (suffix === undefined) return { name };
  return /^\d+$/.test(suffix) ? { name, version: Number(suffix) } : { name, alias: suffix };
}

/** Parses the name of a registered model, with a version or without one. */
export function requireModelRef(text: string): ModelRef {
  const ref = parseModelRef(text);
  if (ref !== undefined) return ref;
  throw new UsageError(
    `Expected the name of a registered model, such as \`cats\` or \`cats@champion\`, got \`${text.slice(0, 120)}\`.`,
  );
}

/** Reads the version that a text names. The name alone is the newest version. */
export async function findModelVersion(client: Client, text: string): Promise<ModelVersion> {
  const { name, version, alias } = requireModelRef(text);
  if (version !== undefined) return client.readModelVersion(name, version);
  const model = await client.readRegisteredModel(name);
  if (alias === undefined) {
    if (model.newest !== null) return model.newest;
    throw new MissingError(`The model \`${name}\` has no version: all are deleted.`);
  }
  const found = model.aliases.find((each) => each.name === alias);
  if (found === undefined)
    throw new MissingError(`The model \`${name}\` has no alias \`${alias}\`.`);
  return client.readModelVersion(name, found.version);
}

/** Whether a text names a registered model that exists. A text with `@` can name nothing else. */
export async function isRegistered(client: Client, text: string): Promise<boolean> {
  const ref = parseModelRef(text);
  if (ref === undefined) return false;
  if (text.includes('@')) return true;
  if (text === 'latest' || /^swp_[0-9a-z]{26}(-[tr]\d+)?$/.test(text)) return false;
  try {
    await client.readRegisteredModel(ref.name);
    return true;
  } catch (error) {
    if (error instanceof ClientError && error.status === 404) return false;
    throw error;
  }
}
