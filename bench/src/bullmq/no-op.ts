// A job in a thread that does nothing, in place of training.
export default function doNothing() {}
