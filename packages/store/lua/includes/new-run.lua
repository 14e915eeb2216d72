-- The record of a run that has not begun.
local function newRun()
  return {
    status = 'queued', attempts = 0, iteration = 0, cost = cjson.null,
    startedAt = cjson.null, finishedAt = cjson.null, failure = cjson.null,
    curveSha256 = cjson.null, costRises = cjson.null, engine = cjson.null, seconds = cjson.null,
  }
end
