/**
 * The part of a script that ends it unless the sweep is marked as deleted. Redis may lose that mark while a worker removes the data of the
 * sweep: then the sweep is kept whole.
 */
export const onlyDeleted = (sweep: string) =>
  `if redis.call('HEXISTS', ${sweep}, 'deleted') == 0 then return end`;
