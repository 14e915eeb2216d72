// Functions of any number of axes. The minimum of Sphere, Ackley and Rastrigin is outside the middle of the ranges: a prior in the middle
// must win nothing. bench/optuna/optuna-results.py has the same functions and ranges.
import { boxObjective } from '../objective.ts';

/** Σ x² */
export const sphere = (d: number) =>
  boxObjective(`sphere${d}`, { d, min: -2.56, max: 7.68, minimum: 0 }, (x) =>
    x.reduce((sum, each) => sum + each ** 2, 0),
  );

/** Σ 100 (x_{k+1} − x_k²)² + (1 − x_k)²: a narrow curved valley. H. Rosenbrock (1960). */
export const rosenbrock = (d: number) =>
  boxObjective(`rosenbrock${d}`, { d, min: -5, max: 10, minimum: 0 }, (x) =>
    x.slice(1).reduce((sum, next, k) => {
      const each = x[k] as number;
      return sum + 100 * (next - each ** 2) ** 2 + (1 - each) ** 2;
    }, 0),
  );

/** An almost flat outer region and a deep hole at 0. D. Ackley (1987). */
export const ackley = (d: number) =>
  boxObjective(`ackley${d}`, { d, min: -15, max: 30, minimum: 0 }, (x) => {
    const square = x.reduce((sum, each) => sum + each ** 2, 0) / d;
    const waves = x.reduce((sum, each) => sum + Math.cos(2 * Math.PI * each), 0) / d;
    return 20 + Math.E - 20 * Math.exp(-0.2 * Math.sqrt(square)) - Math.exp(waves);
  });

/** 10 d + Σ x² − 10 cos 2πx: a local minimum near each whole number. L. Rastrigin (1974). */
export const rastrigin = (d: number) =>
  boxObjective(`rastrigin${d}`, { d, min: -2.56, max: 5.12, minimum: 0 }, (x) =>
    x.reduce((sum, each) => sum + 10 + each ** 2 - 10 * Math.cos(2 * Math.PI * each), 0),
  );

/** ½ Σ x⁴ − 16 x² + 5 x: 2^d minima. M. Styblinski and T. Tang (1990). */
export const styblinskiTang = (d: number) =>
  boxObjective(
    `styblinski-tang${d}`,
    { d, min: -5, max: 5, minimum: -39.16616570377142 * d },
    (x) => x.reduce((sum, each) => sum + (each ** 4 - 16 * each ** 2 + 5 * each) / 2, 0),
  );
