import { type RegisteredModel, viewRegisteredModel } from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import type { Response } from 'express';
import { hasChanged, tagOfRevision } from '../http/preconditions.ts';
import { ApiProblem } from '../problems/problem.ts';
import { noModel } from './parse-model-ref.ts';

type Source = { store: Store; version: string };

/** Reads a registered model. Throws a problem if there is none. */
export async function findRegisteredModel(
  { store }: { store: Store },
  name: string,
): Promise<RegisteredModel> {
  const model = await store.readRegisteredModel(name);
  if (model === undefined) throw noModel(name);
  return model;
}

/** Answers with a registered model and its `ETag`. Default: its present state. */
export async function answerModel(
  source: Source,
  response: Response,
  name: string,
  model?: RegisteredModel,
): Promise<void> {
  const shown = model ?? (await findRegisteredModel(source, name));
  response.set('ETag', tagOfRevision(source, shown.revision)).json(viewRegisteredModel(shown));
}

/** Throws the problem of a change that was not made because the model is gone, has changed, or has an alias. */
export function assertChanged(
  name: string,
  state: string,
  { aliases = [], what }: { aliases?: readonly string[]; what?: string } = {},
): void {
  if (state === 'gone') throw noModel(name);
  if (state === 'changed') throw hasChanged('model');
  if (state !== 'used') return;
  const detail = `Expected no alias to point to ${what}, got ${aliases.map((alias) => `\`${alias}\``).join(', ')}. Remove the alias first.`;
  throw new ApiProblem('model-in-use', { detail });
}
