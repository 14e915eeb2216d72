/**
 * Describes the known paths, for a message about an unknown path: the nearest one, or all of them if none is near. A path is
 * near if it ends with `.` and the unknown path, or if at most a third of its characters differ.
 */
export function describeKnownPaths(unknown: string, known: readonly string[]): string {
  const nearest = known.find((path) => path.endsWith(`.${unknown}`)) ?? nearestPath(unknown, known);
  return nearest === undefined
    ? `one of ${known.join(', ')}`
    : `a known field (nearest: ${nearest})`;
}

function nearestPath(unknown: string, known: readonly string[]): string | undefined {
  const near = known
    .map((path) => ({ path, most: Math.floor(path.length / 3) }))
    // The distance is at least the difference of the lengths. So a long unknown path costs no time.
    .filter(({ path, most }) => Math.abs(path.length - unknown.length) <= most)
    .map(({ path, most }) => ({ path, most, distance: editDistance(unknown, path) }))
    .filter(({ distance, most }) => distance <= most)
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.path;
}

/** The number of characters to insert, delete or replace (Levenshtein). Time: the product of the lengths. */
function editDistance(from: string, to: string): number {
  // distances[j] is the distance from the first i characters of `from` to the first j characters of `to`.
  let distances = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = at(distances, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, at(distances, j) + 1, at(next, j - 1) + 1));
    }
    distances = next;
  }
  return at(distances, to.length);
}

const at = (distances: readonly number[], index: number) => distances[index] as number;
