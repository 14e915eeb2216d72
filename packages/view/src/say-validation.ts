type Validation = { fraction: number; seed: number } | { folds: number; seed: number };

/** Says how a sweep validates: "0.2 of train, seed 0" or "5 folds, seed 0". */
export const sayValidation = (validation: Validation): string =>
  'folds' in validation
    ? `${validation.folds} folds, seed ${validation.seed}`
    : `${validation.fraction} of train, seed ${validation.seed}`;
