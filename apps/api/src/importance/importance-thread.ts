// The program of the thread that measures what hyperparameters are worth: it takes up to a second, in which
// the api has others to answer.
import { measureImportance } from './measure-importance.ts';
import type { Table } from './tree.ts';

export default (table: Table) => measureImportance(table);
