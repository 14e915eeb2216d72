import { CoreError, type CoreErrorCode } from '@sweepq/core';
import { DatasetError, type DatasetErrorCode } from '../dataset-error.ts';

/** A folder that cannot be used as a dataset, with the reason. */
export type LeftOut = {
  name: string;
  code: DatasetErrorCode | CoreErrorCode | 'internal';
  reason: string;
};

/** Describes why a dataset cannot be used. The details of an unforeseen error are hidden. */
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

export type TellLeftOut = (leftOut: LeftOut, error: unknown) => void;

/** Reports each left-out dataset once, and again when its reason changes or after it was usable in the meantime. */
export function createLeftOutTeller(tell: TellLeftOut) {
  const told = new Map<string, string>();
  return {
    leaveOut(name: string, error: unknown): LeftOut {
      const leftOut = toLeftOut(name, error);
      const what = `${leftOut.code}: ${leftOut.reason}`;
      if (told.get(name) !== what) {
        told.set(name, what);
        tell(leftOut, error);
      }
      return leftOut;
    },
    /** Notes that the dataset was read. */
    use(name: string): void {
      told.delete(name);
    },
    /** Forgets all datasets except these. */
    keep(names: ReadonlySet<string>): void {
      for (const name of told.keys()) if (!names.has(name)) told.delete(name);
    },
  };
}
