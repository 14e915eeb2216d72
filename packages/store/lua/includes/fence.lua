-- Whether an attempt is still the current attempt of its run. The number of the attempt is not enough: after Redis has lost its last
-- writes, another attempt gets the same number. `begin` is the random token of the attempt. A caller that does not know the token passes
-- ''. Then only the number is compared.
local function isCurrent(state, attempt, begin)
  return state.attempts == tonumber(attempt) and (begin == '' or state.begin == begin)
end
