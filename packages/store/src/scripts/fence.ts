/**
 * The part of a script that checks whether an attempt is still the one at its run. The number of an attempt is not enough: a
 * Redis that comes back without its last moments gives out the same number again. The word that its begin wrote is never
 * written twice; '' stands for a caller that does not know it, and is not compared.
 */
export const fence = `
local function isCurrent(state, attempt, begin)
  return state.attempts == tonumber(attempt) and (begin == '' or state.begin == begin)
end
`;
