-- Whether an attempt is still the current attempt of its run. The number alone is not enough: after Redis has lost its last
-- writes, it gives the same number to another attempt. `begin` is a random word, so it is never written twice. A caller that does
-- not know the word passes ''; then only the number is compared.
local function isCurrent(state, attempt, begin)
  return state.attempts == tonumber(attempt) and (begin == '' or state.begin == begin)
end
