import {
  anySweepEvent,
  delivery,
  extensionRequest,
  priorityRequest,
  retryRequest,
  run,
  snapshotEvent,
  startEvent,
  sweep,
  sweepEdit,
  sweepEndedMessage,
  sweepEvent,
  sweepRequest,
  trial,
  trialBestMessage,
  warning,
} from '@sweepq/contract';
import { z } from 'zod';
import { goneEvent } from '../live/gone.ts';
import { problemTypes } from '../problems/problem.ts';
import { datasetView, leftOutView } from '../views/dataset-view.ts';
import { dryRunView } from '../views/dry-run-view.ts';
import { importanceView } from '../views/importance-view.ts';
import { unreadableSweep } from '../views/listed-view.ts';
import { usageView } from '../views/usage-view.ts';
import { weightsView } from '../views/weights-view.ts';

const nextCursor = z
  .string()
  .nullable()
  .meta({ description: 'Hand it back as `cursor` for the next page; null on the last.' });

const page = <T extends z.ZodType>(item: T, id: string) =>
  z.strictObject({ items: z.array(item), nextCursor }).meta({ id });

const datasetPage = z
  .strictObject({
    items: z.array(datasetView),
    leftOut: z.array(leftOutView).meta({
      description:
        'Folders that are left out, whose names sort between those of `items`. A page has at most `limit` datasets and folders together.',
    }),
    nextCursor,
  })
  .meta({ id: 'DatasetPage' });
const sweepPage = z
  .strictObject({
    items: z.array(sweep),
    unreadable: z.array(unreadableSweep).meta({
      description:
        'Sweeps of this page whose record cannot be read. They may not match the filters.',
    }),
    nextCursor,
  })
  .meta({ id: 'SweepPage' });

const statuses = [...new Set(Object.values(problemTypes).map(({ status }) => status))];

const costCurve = z
  .strictObject({
    trialId: z.string(),
    iterations: z.number().int().meta({ description: 'How many iterations are known so far.' }),
    points: z.array(z.tuple([z.number().int(), z.number()])).meta({
      description:
        'Pairs of iteration (from 0) and cost: all points of a run with up to 20 000 iterations, 20 000 points of a longer run, or at most `points` if it was given. The lowest and the highest cost of each part of the curve are included.',
    }),
  })
  .meta({ id: 'CostCurve' });

/** The named schemas of the document. What they are made of is named in `@sweepq/contract`. */
export const schemas = {
  SweepRequest: sweepRequest,
  ExtensionRequest: extensionRequest,
  RetryRequest: retryRequest,
  PriorityRequest: priorityRequest,
  SweepEdit: sweepEdit,
  Warning: warning,
  Sweep: sweep,
  SweepPage: sweepPage,
  Trial: trial,
  TrialPage: page(trial, 'TrialPage'),
  Run: run,
  RunPage: page(run, 'RunPage'),
  CostCurve: costCurve,
  CostCurvePage: page(costCurve, 'CostCurvePage'),
  SnapshotEvent: snapshotEvent,
  SweepEvent: sweepEvent,
  GoneEvent: goneEvent,
  StartEvent: startEvent,
  AnySweepEvent: anySweepEvent,
  Delivery: delivery,
  DeliveryPage: page(delivery, 'DeliveryPage'),
  SweepEndedMessage: sweepEndedMessage,
  TrialBestMessage: trialBestMessage,
  DryRun: dryRunView,
  Importance: importanceView,
  Weights: weightsView,
  Dataset: datasetView,
  LeftOutDataset: leftOutView,
  DatasetPage: datasetPage,
  Usage: usageView,
  Health: z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' }),
  Problem: z
    .object({
      type: z.string().meta({ examples: ['urn:sweepq:problem:validation'] }),
      title: z.string(),
      status: z.number().int().meta({ enum: statuses }),
      detail: z.string(),
      errors: z
        .array(
          z.object({
            pointer: z.string().meta({ description: 'JSON pointer (RFC 6901) to the bad value.' }),
            detail: z.string(),
          }),
        )
        .optional()
        .meta({ description: 'Every bad value, up to 100.' }),
    })
    .meta({ id: 'Problem', description: 'Problem details (RFC 9457).' }),
} as const;

export type SchemaName = keyof typeof schemas;

/** `components.schemas`: every schema that has a name, referring to each other by it. */
export function createSchemaComponents(
  examples: Readonly<Record<string, unknown>>,
): Record<string, object> {
  const { schemas: made } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => leaveOutSafeBounds(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(made).map(([name, { $id: _id, $schema: _schema, id: _name, ...schema }]) => {
      const example = examples[name];
      return [name, { ...schema, ...(example !== undefined && { examples: [example] }) }];
    }),
  );
}

/** Zod bounds every integer by the largest safe integer of JavaScript. Tools that read the document would use this bound as an example. */
export function leaveOutSafeBounds(schema: { minimum?: number; maximum?: number }): void {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}
