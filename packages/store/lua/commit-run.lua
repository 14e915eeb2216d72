-- Commits the outcomes of trials, the progress of their run, and its cost curve in one step (see `includes/commit.lua`).
-- Returns the answer of the commit, and the iteration up to which costs are stored in parts; −1 if the commit has neither a part nor a state.
--- @returns [(number | 'missing')[] | 'superseded' | null, savedTo: number]
--- @include commit
local answer, savedTo = commit()
return { answer, savedTo or -1 }
