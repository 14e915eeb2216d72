/**
 * The filter of a list, as a text and as an AST. The language is a subset of AIP-160 (https://google.aip.dev/160):
 *
 * ```ebnf
 * filter     = item, { "AND", item }
 *            | item, { "OR", item } ;
 * item       = comparison | "(", filter, ")" ;
 * comparison = path, operator, value ;
 * operator   = "=" | "!=" | "<" | "<=" | ">" | ">=" | ":" ;
 * value      = number | word | quoted | "true" | "false" | "null" ;
 * path       = word ;
 * word       = character, { character } ;       (* not AND, OR, NOT *)
 * character  = "A" … "Z" | "a" … "z" | "0" … "9" | "_" | "." | "-" ;
 * quoted     = '"', { any character but " and \ | '\"' | '\\' }, '"' ;
 * number     = a number as JSON writes it, such as 5, -0.5 or 1e-3 ;
 * ```
 *
 * Examples:
 *
 * - `status = completed AND metrics.test.accuracy >= 0.9`
 * - `(params.learningRate < 1e-3 OR params.learningRate > 0.1) AND index != 0`
 * - `tags:baseline AND name:"first try" AND createdAt >= 2026-11-29`
 *
 * Syntax:
 *
 * - Spaces, tabs and line breaks are allowed between the parts of a filter.
 * - AND, OR and NOT are keywords in upper case only. As a value, such a word needs quotes.
 * - A filter that has AND and OR side by side needs parentheses. AIP-160 reads `a AND b OR c` as `a AND (b OR c)`, but most
 *   programming languages read such an expression as `(a AND b) OR c`.
 * - NOT, `-` as a negation, functions, wildcards, and values without a field are not supported.
 * - A filter has at most 2000 characters, 50 comparisons, and 20 levels of parentheses.
 *
 * Types of fields:
 *
 * | type      | operators           | value                                                                                    |
 * | --------- | ------------------- | ---------------------------------------------------------------------------------------- |
 * | `number`  | `= != < <= > >=`    | a finite number                                                                          |
 * | `time`    | `= != < <= > >=`    | a date (00:00 UTC), or a quoted date and time with `Z` or an offset. Precision: 1 ms     |
 * | `text`    | `= != :`            | `=` and `!=` compare the whole text, with its case. `:` means contains, and ignores case |
 * | `choice`  | `= !=`              | one of the names that the field can have, with its case                                  |
 * | `boolean` | `= !=`              | `true` or `false`                                                                        |
 * | `texts`   | `:`                 | `:` means that one of the texts is equal to the value, with its case                     |
 *
 * - Unicode composition is ignored: `=` and `:` compare texts in the form NFC, and `:` on a `text` field in the form NFKC.
 * - A nullable field of any type can be compared with `= null` and `!= null`.
 * - A missing value (null, undefined, or NaN, which JSON writes as null) matches `= null` and no other comparison. So
 *   `index != 5` does not match an item without an index.
 */

/** A field by which a list can be filtered. */
export type FilterField = {
  path: string;
  /** Whether the field can be compared with null. Default: false. */
  nullable?: boolean;
} & (
  | { type: 'number' | 'time' | 'text' | 'boolean' | 'texts' }
  | { type: 'choice'; choices: readonly string[] }
);

/**
 * A parsed filter. The filter is plain JSON, so it can be sent to a thread. A group has at least 2 filters. None of them is a
 * group of the same kind. A filter of one comparison has no group.
 */
export type Filter = Comparison | { kind: 'and' | 'or'; filters: Filter[] };

/** The value has the type of the field. A time is in milliseconds since 1970. A comparison with null has the type `null`. */
export type Comparison = { kind: 'comparison'; path: string } & (
  | { type: 'number' | 'time'; operator: OrderOperator; value: number }
  | { type: 'text'; operator: TextOperator; value: string }
  | { type: 'choice'; operator: EqualityOperator; value: string }
  | { type: 'boolean'; operator: EqualityOperator; value: boolean }
  | { type: 'texts'; operator: ':'; value: string }
  | { type: 'null'; operator: EqualityOperator; value: null }
);

/** Returns the path of each comparison of a filter. */
export const pathsOfFilter = (filter: Filter): string[] =>
  filter.kind === 'comparison' ? [filter.path] : filter.filters.flatMap(pathsOfFilter);

export const equalityOperators = ['=', '!='] as const;
export const orderOperators = ['=', '!=', '<', '<=', '>', '>='] as const;
export const textOperators = ['=', '!=', ':'] as const;

export type EqualityOperator = (typeof equalityOperators)[number];
export type OrderOperator = (typeof orderOperators)[number];
type TextOperator = (typeof textOperators)[number];

export const filterLimits = { characters: 2000, comparisons: 50, depth: 20 } as const;

/** Words that are never a path, and are a value only in quotes. NOT is reserved for a later version. */
export const filterKeywords: readonly string[] = ['AND', 'OR', 'NOT'];

const barePattern = /^[A-Za-z0-9_.-]+$/;

/** Whether a text can be written as a value without quotes. */
export const isBareText = (text: string): boolean =>
  barePattern.test(text) && text !== 'null' && !filterKeywords.includes(text);
