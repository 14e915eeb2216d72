// The evaluation of a trial in the examples of the API: the article's data after 500 iterations.

export const evaluationExample = (sweepId: string) => ({
  ...{ trialId: `${sweepId}-t2`, split: 'test', images: 50 },
  metrics: {
    ...{ accuracy: 0.7, balancedAccuracy: 0.7156862745098038, precision: 0.8461538461538461 },
    ...{ recall: 0.6666666666666666, f1: 0.7457627118644068, rocAuc: 0.7914438502673797 },
  },
  accuracyInterval: { low: 0.562496495355466, high: 0.8089644649911906 },
  majority: { label: 1, class: 'cat', share: 0.66 },
  confusion: [
    [13, 4],
    [11, 22],
  ],
  classes: [
    {
      ...{ label: 0, class: 'non-cat', support: 17, predicted: 24 },
      ...{ precision: 0.5416666666666666, recall: 0.7647058823529411, f1: 0.6341463414634146 },
      rocAuc: 0.7914438502673797,
    },
    {
      ...{ label: 1, class: 'cat', support: 33, predicted: 26 },
      ...{ precision: 0.8461538461538461, recall: 0.6666666666666666, f1: 0.7457627118644068 },
      rocAuc: 0.7914438502673797,
    },
  ],
  roc: [
    {
      ...{ label: 1, class: 'cat', pointCount: 21 },
      points: [
        { fpr: 0, tpr: 0, threshold: null },
        { fpr: 0, tpr: 0.030303030303030304, threshold: 0.9950372390149105 },
        { fpr: 1, tpr: 1, threshold: 0.04165184259146243 },
      ],
    },
  ],
  worst: [
    {
      ...{ index: 12, label: 0, predicted: 1, class: 'cat' },
      probabilities: [0.03581192341283743, 0.9641880765871625],
      image: '/v1/datasets/catvnoncat/images/test/12.png?version=1',
    },
  ],
});
