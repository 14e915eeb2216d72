/** The two ways to compute the same iterates: `gram` in example space, `direct` in weight space. */
export const formNames = ['gram', 'direct'] as const;
export type FormName = (typeof formNames)[number];

/** Beyond this K alone takes longer to make, and to read each iteration, than the pixels do. */
const mostGramExamples = 4096;

/**
 * The form for m examples of n features: a function of these two alone, so that a prefix, an extension
 * and a repeat of a run have the same bits wherever they are computed.
 *
 * Cost model, an iteration: direct goes through the mn pixels twice, 4mn operations; Gram multiplies the
 * symmetric K (m, m) once, 2m². At m = n Gram is twice as cheap, and it falls off with m/n. K costs m²n/2
 * products of bytes first, sixteen at a time, which 2000 iterations earn back for every m up to n; above
 * 4096 examples K (8m² / 2 bytes) outgrows the caches and takes seconds to make.
 */
export function chooseForm(m: number, n: number): FormName {
  return m <= n && m <= mostGramExamples ? 'gram' : 'direct';
}
