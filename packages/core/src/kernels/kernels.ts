// The engine's kernels as functions on a memory. Addresses are bytes from the start of the memory.
import { readFileSync } from 'node:fs';
import { compile, instantiate, type Module, type SharedMemory } from './web-assembly.ts';

/** The exports of packages/core/kernels, which document each function. */
export type Kernels = {
  gramOfPixels(
    rows: number,
    columns: number,
    pairs: number,
    stride: number,
    scale: number,
    out: number,
  ): void;
  gramOfFeatures(
    rows: number,
    columns: number,
    pairs: number,
    stride: number,
    gain: number,
    offset: number,
    out: number,
  ): void;
  multiplyPacked(K: number, vectors: number, rows: number): void;
  multiplyPackedMany(K: number, S: number, out: number, units: number, rows: number): void;
  multiplyRectangle(
    P: number,
    S: number,
    out: number,
    units: number,
    count: number,
    columns: number,
  ): void;
  gatherRows(K: number, indices: number, count: number, rows: number, out: number): void;
  multiplyDense(
    W: number,
    outputStep: number,
    inputStep: number,
    bias: number,
    A: number,
    out: number,
    outputs: number,
    inputs: number,
    rows: number,
  ): void;
  multiplyOuter(
    D: number,
    A: number,
    out: number,
    outputs: number,
    inputs: number,
    rows: number,
    scale: number,
  ): void;
  sumUnits(D: number, out: number, units: number, rows: number, scale: number): void;
  dot(a: number, b: number, count: number): number;
  activate(kind: number, Z: number, count: number): void;
  derive(kind: number, A: number, D: number, count: number): void;
  softmaxResiduals(
    Z: number,
    y: number,
    weights: number,
    classes: number,
    m: number,
    rows: number,
    sums: number,
  ): void;
  sigmoidResiduals(z: number, y: number, weights: number, rows: number, sums: number): void;
  stepMany(
    at: number,
    velocity: number,
    gradient: number,
    count: number,
    rate: number,
    l2: number,
    momentum: number,
    nesterov: boolean,
  ): void;
  stepAdam(
    at: number,
    first: number,
    second: number,
    gradient: number,
    count: number,
    rate: number,
    l2: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    correction1: number,
    correction2: number,
  ): void;
  digitsOfFeatures(v: number, count: number, digits: number): number;
  multiplyRows(
    pixels: number,
    count: number,
    stride: number,
    digits: number,
    exponent: number,
    shift: number,
    z: number,
  ): void;
  addRows(
    pixels: number,
    count: number,
    stride: number,
    r: number,
    digits: number,
    g: number,
  ): void;
  /** Returns 1 or 0. */
  areFinite(at: number, count: number): number;
  copyNumbers(from: number, to: number, count: number): void;
  addRowsMany(
    pixels: number,
    count: number,
    stride: number,
    r: number,
    rows: number,
    units: number,
    work: number,
    g: number,
  ): void;
  gatherImages(pixels: number, indices: number, count: number, stride: number, out: number): void;
  residuals(
    z: number,
    y: number,
    out: number,
    outStride: number,
    count: number,
    padding: number,
    sums: number,
  ): void;
  addStart(
    P: number,
    start: number,
    scale: number,
    bias: number,
    units: number,
    rows: number,
  ): void;
  scaleGradient(gradient: number, gain: number, offset: number, total: number, count: number): void;
  ln(x: number): number;
  fillRandn(seed: number, scale: number, state: number, out: number, count: number): void;
  seedRandn(seed: number, state: number): void;
  continueRandn(scale: number, state: number, out: number, count: number): void;
  descendGram(
    K: number,
    y: number,
    start: number,
    state: number,
    work: number,
    costs: number,
    m: number,
    rows: number,
    count: number,
    learningRate: number,
    l2: number,
    momentum: number,
    nesterov: boolean,
    costLimit: number,
  ): number;
  passDirect(
    pixels: number,
    y: number,
    count: number,
    valid: number,
    stride: number,
    scaled: number,
    shift: number,
    gradient: number,
    work: number,
    sums: number,
  ): void;
  stepDirect(
    state: number,
    gradient: number,
    gain: number,
    offset: number,
    length: number,
    total: number,
    share: number,
    learningRate: number,
    l2: number,
    momentum: number,
    nesterov: boolean,
    scaled: number,
    sums: number,
  ): void;
  scaleWeights(
    w: number,
    gain: number,
    offset: number,
    length: number,
    scaled: number,
    sums: number,
  ): void;
};

/** The number of bytes at the start of every memory that are reserved for the constants of the kernels. */
export const reservedBytes = 64 * 1024;

let compiled: Module | undefined;
const instances = new WeakMap<SharedMemory, Kernels>();

/** Returns the kernels for this memory. A memory that is posted to a thread is a new object there, so each thread has its own kernels. */
export function kernelsOn(memory: SharedMemory): Kernels {
  const known = instances.get(memory);
  if (known !== undefined) return known;
  // The tests run this file from src/; both src/ and dist/ load the compiled kernels in dist/.
  compiled ??= compile(readFileSync(new URL('../../dist/kernels.wasm', import.meta.url)));
  const kernels = instantiate(compiled, memory) as Kernels;
  instances.set(memory, kernels);
  return kernels;
}
