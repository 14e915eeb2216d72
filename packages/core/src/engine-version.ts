/** Stored with every result and checkpoint. Increase it if a change of the engine changes any bit of a result. */
export const engineVersion = 1;
