// What the event loop knows of an Arrow stream. Only threads load the library that writes one.

export const arrowType = 'application/vnd.apache.arrow.stream';

export type ArrowPiece = {
  /** The first piece begins with the schema, and with this metadata of the schema. */
  head?: Readonly<Record<string, string>> | undefined;
  /** The last piece has the end of the stream. */
  isLast: boolean;
};
