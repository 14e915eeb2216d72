-- Returns the time in µs by the clock of the Redis that has the data of the store.
--- @keys workers
--- @returns number
-- Each node of a cluster has its own clock, and the key chooses the node.
local _ = keys.workers
local seconds, micros = unpack(redis.call('TIME'))
return seconds * 1000000 + micros
