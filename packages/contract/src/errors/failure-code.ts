/** What docs/errors.md says about a `failure.code`. */
export type FailureCode = {
  /** What can have this code: `trial` includes its run. */
  of: 'sweep' | 'trial' | 'both';
  cause: string;
  remedy: string;
  /** Whether a retry of the trial, or another submit of the sweep, can succeed without a change of its request. */
  retriable: boolean;
};
