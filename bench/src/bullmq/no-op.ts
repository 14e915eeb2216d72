// The program of a thread for jobs that do nothing.
export default function doNothing() {}
