-- Commits the outcomes of trials, the progress of their run, and its cost curve in one step (see `includes/commit.lua`).
--- @returns (number | 'missing')[] | 'superseded' | null
--- @include commit
return commit()
