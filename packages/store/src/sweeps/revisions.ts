/**
 * The revisions of a sweep with which a change is allowed. A change of a sweep with another revision writes nothing. Undefined
 * allows every revision.
 */
export type Revisions = readonly number[] | undefined;

/** Formats revisions for the scripts: a space before and after each number, or '' for every revision. */
export const formatRevisions = (revisions: Revisions): string =>
  revisions === undefined ? '' : ` ${revisions.join(' ')} `;
