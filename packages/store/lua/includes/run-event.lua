-- Returns the event of a changed run (JSON). The id of the run is the one that `runId` of the contract returns.
--- @args sweepId run
local function runEvent(status)
  return '{"type":"run","id":"' .. args.sweepId .. '-r' .. args.run .. '","status":"' .. status .. '"}'
end
