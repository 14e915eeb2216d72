/**
 * The part of a script that ends it unless the sweep is marked as deleted. A worker that removes what is left of a sweep goes on while Redis
 * comes back without that mark: then the sweep is kept whole.
 */
export const onlyDeleted = (sweep: string) =>
  `if redis.call('HEXISTS', ${sweep}, 'deleted') == 0 then return end`;
