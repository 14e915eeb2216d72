import { findArticle } from '../../fixtures/article-records.ts';
import type { RecordedRun } from '../../fixtures/compare-with-numpy.ts';
import { describeParity } from '../../fixtures/describe-parity.ts';

const hasArticle = findArticle(process.env.SWEEPQ_DATASETS_DIR) !== undefined;

/** Runs that differ only in their learning rate. The tests on the article's dataset cover the same learning rates. */
const isOneMoreRate = ({ learningRate, l2, momentum, preprocessing }: RecordedRun) =>
  preprocessing === 'divide255' && learningRate < 0.005 && l2 === 0 && momentum === 0;

describeParity('direct', (run) => !(hasArticle && isOneMoreRate(run)));
