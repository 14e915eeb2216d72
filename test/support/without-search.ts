// Dependencies of the planner that a sweep without an adaptive search and without pruning does not use.
export const withoutSearch = {
  searcher: {
    ask: () => Promise.reject(new Error('Expected no question to a strategy.')),
    close: async () => undefined,
  },
  metrics: { countTrials: () => undefined },
};
