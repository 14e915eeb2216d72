import { aliasName, modelName } from '@sweepq/contract';
import type { ModelRef } from '@sweepq/store';
import { notFound } from '../problems/problem.ts';

const versionDigits = /^[1-9]\d{0,8}$/;

/**
 * Parses the name of a model in a path: `cats` is its newest version, `cats@champion` that of an alias, and `cats@3` is version 3. `version`:
 * the number in the path after the name, which then has no `@`. Throws a problem if no model can have this name.
 */
export function parseModelRef(text: string, version?: string): ModelRef {
  const [name = '', suffix, ...more] = text.split('@');
  if (!modelName.safeParse(name).success || more.length > 0) throw noModel(text);
  if (version !== undefined) {
    if (suffix !== undefined || !versionDigits.test(version)) throw noVersion(text, version);
    return { name, version: Number(version) };
  }
  if (suffix === undefined) return { name };
  if (versionDigits.test(suffix)) return { name, version: Number(suffix) };
  if (aliasName.safeParse(suffix).success) return { name, alias: suffix };
  throw notFound(`The model \`${name}\` has no alias \`${suffix.slice(0, 80)}\`.`);
}

/** Parses the name of a model without a version. */
export function parseModelName(text: string): string {
  if (modelName.safeParse(text).success) return text;
  const [name = '', suffix] = text.split('@');
  if (suffix === undefined || !modelName.safeParse(name).success) throw noModel(text);
  throw notFound(
    `Expected the name of a model, got \`${text.slice(0, 80)}\`. \`GET /v1/models/${name}\` has its aliases and their versions.`,
  );
}

export const noModel = (name: string) => notFound(`There is no model \`${name.slice(0, 80)}\`.`);

export const noVersion = (name: string, version: number | string) =>
  notFound(`The model \`${name}\` has no version ${version}.`);

/** The problem of a reference that names no version of a model that exists. */
export function noSuchVersion({ name, version, alias }: ModelRef) {
  if (version !== undefined) return noVersion(name, version);
  if (alias !== undefined) return notFound(`The model \`${name}\` has no alias \`${alias}\`.`);
  return notFound(`The model \`${name}\` has no version: all are deleted.`);
}
