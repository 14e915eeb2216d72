-- Returns the time in µs by the clock of the Redis that has the data of the store. In a cluster, each node has its own clock.
--- @keys workers
--- @returns number
local seconds, micros = unpack(redis.call('TIME'))
return seconds * 1000000 + micros
