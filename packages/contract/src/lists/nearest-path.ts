import leven from 'leven';

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
    .map(({ path, most }) => ({ path, most, distance: leven(unknown, path) }))
    .filter(({ distance, most }) => distance <= most)
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.path;
}
