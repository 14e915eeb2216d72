-- Stores `own` as the id of the blob folder, and returns the stored id. A stored id is kept, with one exception: `lost`, an id whose folder was not
-- found, is replaced if no version uses a blob, because then nothing is lost.
--- @keys blobId blobs
--- @args own lost
--- @returns string
local known = redis.call('GET', keys.blobId)
if known and (known ~= args.lost or redis.call('EXISTS', keys.blobs) == 1) then return known end
redis.call('SET', keys.blobId, args.own)
return args.own
