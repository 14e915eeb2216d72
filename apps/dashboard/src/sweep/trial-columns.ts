// The table of trials is read in two parts. The first one has the columns of the first view, which the service finds without reading
// the outcomes of the trials. The second one has all other columns.

/** The columns that all charts need by default. */
const firstColumns = 'index,run,status,rung,params,objective,metrics.train.cost';

/** The query of the table of the first view. The document names it, so that the browser requests it before the first script. */
export const firstQuery = { sort: 'index', columns: firstColumns } as const;

/** All others. The metrics are read again, so that they keep their order. */
export const laterColumns = '-run,-status,-rung,-params';

const later = /metrics\.|times\.|failure\.|stoppedIteration|engine|source|startedAt|finishedAt/;

/** Whether the filter, the axes or the table of an address can name a column that is read later. Then all columns are read at once. */
export const namesLaterColumns = (search: string): boolean => later.test(search);
