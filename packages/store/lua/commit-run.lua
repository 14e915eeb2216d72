-- Writes the outcomes of trials, the progress of their run, and its cost curve in one step. `includes/commit.lua` says what it does.
--- @returns (number | 'missing')[] | 'superseded' | null
--- @include commit
return commit()
