/** Stands in every result and checkpoint; changes when the engine's numbers do, if only in their last bit. */
export const engineVersion = 1;
