import type { uploadFields, uploadQuery } from '@sweepq/contract';
import type { z } from 'zod';

const parts = ['train', 'test', 'archive'] as const;
type PartName = (typeof parts)[number];

export const isPart = (name: string): name is PartName => parts.some((part) => part === name);

/** The query of an upload. */
export type UploadQuery = z.output<typeof uploadQuery>;

export type Receiving = {
  /** The folder into which files are written. */
  folder: string;
  maxFileBytes: number;
  query: UploadQuery;
};

export type ReceivedFiles = {
  /** The names of the files in the folder. */
  files: { [Name in PartName]?: string };
  /** The sha256 of each file. */
  sha256: { [Name in PartName]?: string };
};

export type ReceivedUpload = z.output<typeof uploadFields> & ReceivedFiles;
