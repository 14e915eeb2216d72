import { findArticle } from '../../fixtures/article-records.ts';
import type { RecordedRun } from '../../fixtures/compare-with-numpy.ts';
import { describeParity } from '../../fixtures/describe-parity.ts';

const hasArticle = findArticle(process.env.SWEEPQ_DATASETS_DIR) !== undefined;

/** Runs that differ in their learning rate alone: the article's dataset, where it is present, has the same rates. */
const isOneMoreRate = ({ learningRate, l2, momentum, preprocessing }: RecordedRun) =>
  preprocessing === 'divide255' && learningRate < 0.005 && l2 === 0 && momentum === 0;

describeParity('direct', (run) => !(hasArticle && isOneMoreRate(run)));
