// Operations: long work that a request starts and a worker does. Each has a record, which clients read until it has ended.

export const operationStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type OperationStatus = (typeof operationStatuses)[number];

type OperationRule = {
  title: string;
  /** The scope of a request that starts or cancels the operation. */
  scope: 'write' | 'admin';
  /** The statuses in which the operation can be cancelled. */
  cancellableWhile: readonly OperationStatus[];
};

/** Every type of operation. */
export const operationTypes = {
  'sweep.delete': {
    title: 'Deletion of a sweep',
    scope: 'write',
    // A running deletion has removed data already.
    cancellableWhile: ['queued'],
  },
  'sweep.verify': {
    title: 'Verification of a sweep',
    scope: 'write',
    // It changes nothing but its own record.
    cancellableWhile: ['queued', 'running'],
  },
  'sweep.audit': {
    title: 'Audit of the pruned trials of a sweep',
    scope: 'write',
    cancellableWhile: ['queued', 'running'],
  },
  'dataset.import': {
    title: 'Import of a dataset',
    scope: 'write',
    cancellableWhile: ['queued', 'running'],
  },
} as const satisfies Readonly<Record<string, OperationRule>>;

export type OperationType = keyof typeof operationTypes;
export const operationTypeNames = Object.keys(operationTypes) as [OperationType];

/** A stored operation. `result` depends on the type. */
export type Operation = {
  id: string;
  type: OperationType;
  status: OperationStatus;
  /** `dataset`: the name of the dataset of an import. */
  target: { sweepId: string | null; dataset?: string };
  /** The finished part of the work. Null if the size of the work is not known. */
  progress: { done: number; total: number } | null;
  result: Readonly<Record<string, unknown>> | null;
  error: { code: string; detail: string } | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

/** Whether an operation can be cancelled. False for a type that only a later version knows. */
export const isCancellable = ({ type, status }: Pick<Operation, 'type' | 'status'>): boolean => {
  const rule: OperationRule | undefined = operationTypes[type];
  return rule?.cancellableWhile.includes(status) ?? false;
};
