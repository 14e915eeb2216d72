/** The two ways to compute the same iterates: `gram` in example space, `direct` in weight space. */
export const formNames = ['gram', 'direct'] as const;
export type FormName = (typeof formNames)[number];

/** Above this, making K and reading K each iteration take longer than reading the pixels. */
const mostGramExamples = 4096;

/**
 * The form for m examples of n features. It depends only on these two numbers, so that a prefix, an extension and a
 * repeat of a run have the same bits on every machine.
 *
 * Cost model of an iteration: direct reads the mn pixels twice, 4mn operations; Gram multiplies the symmetric K (m, m)
 * once, 2m². At m = n Gram is twice as cheap, and its cost falls with m/n. K first costs m²n/2 products of bytes, sixteen
 * at a time; for every m up to n, 2000 iterations save more than that. Above 4096 examples K (8m² / 2 bytes) outgrows
 * the caches and takes seconds to make.
 */
export function chooseForm(m: number, n: number): FormName {
  return m <= n && m <= mostGramExamples ? 'gram' : 'direct';
}
