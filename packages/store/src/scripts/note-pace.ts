/**
 * The part of a script that takes down how long iterations took. The older half count for less and less: what
 * is kept are sums of seconds and iterations of which each new one takes a twentieth away.
 */
export const notePace = `
local function notePace(key, of, seconds, iterations)
  local before = redis.call('HGET', key, of) or '0 0'
  local sumSeconds, sumIterations = string.match(before, '^(%S+) (%S+)$')
  sumSeconds = sumSeconds * 0.95 + seconds
  sumIterations = sumIterations * 0.95 + iterations
  redis.call('HSET', key, of, string.format('%.9g %.9g', sumSeconds, sumIterations))
end
`;
