import { CoreError, type CoreErrorCode } from '@sweepq/core';
import { DatasetError, type DatasetErrorCode } from '../dataset-error.ts';

/** A folder that cannot be used as a dataset, with the reason. */
export type LeftOut = {
  name: string;
  code: DatasetErrorCode | CoreErrorCode | 'internal';
  reason: string;
};

/** Describes why a dataset cannot be used, without the details of an unexpected error. */
export function toLeftOut(name: string, error: unknown): LeftOut {
  if (error instanceof DatasetError || error instanceof CoreError) {
    return { name, code: error.code, reason: error.message };
  }
  return {
    name,
    code: 'internal',
    reason: 'It could not be read. The log of the service has the error.',
  };
}

export type ReportLeftOut = (leftOut: LeftOut, error: unknown) => void;

export type LeftOutReporter = ReturnType<typeof createLeftOutReporter>;

/** Reports each left-out dataset once. Reports it again if the reason changes, or if the dataset was usable in the meantime. */
export function createLeftOutReporter(report: ReportLeftOut) {
  const reported = new Map<string, string>();
  return {
    leaveOut(name: string, error: unknown): LeftOut {
      const leftOut = toLeftOut(name, error);
      const what = `${leftOut.code}: ${leftOut.reason}`;
      if (reported.get(name) !== what) {
        reported.set(name, what);
        report(leftOut, error);
      }
      return leftOut;
    },
    /** Records that a dataset is usable. */
    use(name: string): void {
      reported.delete(name);
    },
    /** Removes the records of all other datasets. */
    keep(names: ReadonlySet<string>): void {
      for (const name of reported.keys()) if (!names.has(name)) reported.delete(name);
    },
  };
}
