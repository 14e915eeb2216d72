import { z } from 'zod';

/**
 * Returns the schema of a name in answers. Later versions may add names, so the OpenAPI document lists the names under
 * `x-extensible-enum` instead of `enum`. docs/compatibility.md says how clients treat an unknown name.
 */
export const openEnum = <const Names extends readonly string[]>(names: Names) =>
  z.enum(names).meta(openNames(names));

/** The metadata of a text that is usually one of these names. */
export const openNames = (names: readonly string[]) => ({ 'x-extensible-enum': [...names] });
