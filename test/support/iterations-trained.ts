/** The iterations that a worker has trained, folds included, by its metrics. */
export async function iterationsTrained(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^sweepq_iterations_total (\d+)$/m.exec(text)?.[1]);
}
