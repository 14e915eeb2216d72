import { z } from 'zod';
import { operationErrorCodes } from '../errors/operation-error-codes.ts';
import {
  isCancellable,
  type Operation,
  operationStatuses,
  operationTypeNames,
} from '../schemas/operation.ts';
import { timestamp } from '../schemas/rules.ts';
import { audit } from './audit.ts';
import { importResult } from './import.ts';
import { openEnum, openNames } from './open-enum.ts';
import { verification } from './verification.ts';

const count = z.number().int().min(0);

export const operationView = z
  .object({
    id: z.string().meta({ examples: ['op_01m8m7a1c7v2q0x4n9j5d3k8ze'] }),
    type: openEnum(operationTypeNames),
    status: openEnum(operationStatuses),
    target: z
      .object({
        sweepId: z.string().nullable(),
        dataset: z.string().nullable().meta({
          description: 'The name of the dataset that `dataset.import` makes; null for other types.',
        }),
      })
      .meta({ description: 'What the operation changes.' }),
    progress: z
      .object({ done: count, total: count })
      .nullable()
      .meta({ description: 'The finished part of the work. Null if the size is not known yet.' }),
    result: z
      .union([verification, audit, importResult, z.record(z.string(), z.unknown())])
      .nullable()
      .meta({
        description:
          'The result of a completed operation; its members depend on `type`. For `sweep.delete`: the numbers of removed `trials`, `models`, `costCurves` and `deliveries`, or null if they are not known. For `sweep.verify`: a `Verification`; for `sweep.audit`: an `Audit`. For `dataset.import`: an `ImportResult`.',
      }),
    error: z
      .object({
        code: z.string().meta(openNames(Object.keys(operationErrorCodes))),
        detail: z.string(),
      })
      .nullable()
      .meta({ description: 'The reason of a failed operation. Later versions may add codes.' }),
    createdAt: timestamp,
    startedAt: timestamp.nullable(),
    finishedAt: timestamp.nullable().meta({ description: 'Null until the operation has ended.' }),
    cancellable: z.boolean().meta({ description: 'Whether the operation can be cancelled now.' }),
  })
  .meta({
    id: 'Operation',
    description: 'Long work that a request has started. It has ended if `finishedAt` is not null.',
  });
export type OperationView = z.infer<typeof operationView>;

/** Returns the answer for an operation. */
export const viewOperation = (operation: Operation): OperationView => ({
  ...operation,
  target: { sweepId: operation.target.sweepId, dataset: operation.target.dataset ?? null },
  cancellable: isCancellable(operation),
});
