/** What the API and docs/errors.md say about a problem. */
export type ProblemType = {
  status: number;
  title: string;
  cause: string;
  remedy: string;
  /** The same request may succeed later. The generated table of packages/client has this member, too. */
  retriable: boolean;
};
