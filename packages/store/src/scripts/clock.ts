/** The part of a script that tells the time in ms by Redis' clock, which is one for all. */
export const clock = `
local function milliseconds()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
`;
