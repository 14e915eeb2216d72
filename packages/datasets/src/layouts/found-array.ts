/** An array of a source. */
export type FoundArray = {
  /** The name by which `mapping` can choose the array. */
  key: string;
  /** The array in messages, such as "`images` in the train file". */
  where: string;
  kind: 'integer' | 'float' | 'boolean' | 'string' | 'enum' | 'other';
  /** The type in words, such as `float32`. */
  dtype: string;
  shape: readonly number[];
  /** Reads the values in pieces, in the order of C: the last index changes fastest. `words` says in messages what the values should be. */
  read(words: string, use: (part: ArrayLike<unknown>) => void): Promise<void>;
};

/** A file of an archive or a folder, with `/` between the names of its path. */
export type Entry = {
  name: string;
  sizeBytes: number;
  /** Reads the whole content. Throws if it has more bytes than `maxBytes`. */
  read(maxBytes: number): Promise<Uint8Array>;
};

/** The part of an import that a source was given for. `all` has both splits. */
export type Slot = 'train' | 'test' | 'all';
