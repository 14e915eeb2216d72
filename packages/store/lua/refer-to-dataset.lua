-- Notes that a sweep uses a version of a dataset, before the sweep exists.
-- Returns 1; 0 if there is no such version.
--- @args user
--- @returns 0 | 1
--- @include note-dataset-user
return noteDatasetUser(args.user) and 1 or 0
