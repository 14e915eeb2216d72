/** Every result and checkpoint is stored with this version. Increase it if a change of the engine changes any bit of a result. */
export const engineVersion = 1;
