-- Adds events to the stream of the sweep and to the stream of all sweeps. An event reports a change of the sweep, so it raises the revision
-- of the sweep.
--- @include append-event
--- @include raise-revision
--- @include sweep-event

local function addEvent(event)
  raiseRevision()
  appendEvent(event)
end

-- Adds the event of a changed sweep. The arguments are those of `sweepEvent`.
local function addSweepEvent(...) addEvent(sweepEvent(...)) end
