/** The number of points since the previous report in an event: 10 000 such events take 5 MB in Redis. */
export const freshPoints = 20;
