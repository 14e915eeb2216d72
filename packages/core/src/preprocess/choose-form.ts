/** The two ways to compute the same iterates: `gram` in example space, `direct` in weight space. */
export const formNames = ['gram', 'direct'] as const;
export type FormName = (typeof formNames)[number];

/** Above this number of examples, to compute K and to read K in each iteration takes longer than to read the pixels. */
const mostGramExamples = 4096;

/**
 * Returns the form for m examples of n features. The form depends only on these two numbers. So a shorter run, an
 * extension and a repetition of a run have the same bits on every machine.
 *
 * Operations of an iteration: the direct form reads the mn pixels twice, 4mn. The Gram form multiplies the symmetric
 * K (m, m) once, 2m²: half at m = n, and less for a smaller m/n. To compute K takes m²n/2 products of bytes, 16 at a time.
 * For every m up to n, 2000 iterations save more than that. Above 4096 examples, K (8m² / 2 bytes) does not fit into the
 * caches, and takes seconds to compute.
 */
export function chooseForm(m: number, n: number): FormName {
  return m <= n && m <= mostGramExamples ? 'gram' : 'direct';
}
