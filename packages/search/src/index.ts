export {
  type Ask,
  createSearch,
  type Search,
  type SearchSettings,
  type StrategyName,
  strategyNames,
} from './create-search.ts';
export { SearchError, type SearchErrorCode, searchErrorCodes } from './search-error.ts';
export {
  type Axis,
  type Configuration,
  type Space,
  type Value,
  valuesByName,
} from './space/space.ts';
export { searchVersion } from './version.ts';
