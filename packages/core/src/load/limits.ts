// Limits for untrusted files. HDF5 has 64 MB of memory (scripts/build-hdf5.mjs). It needs room for `partBytes` of values, one
// packed chunk, and twice the unpacked chunk.

const mebibyte = 2 ** 20;

/** The size limit of the values under one key: 21 000 images of 64 × 64 pixels with three channels. */
export const maxValueBytes = 256 * mebibyte;

/** The size limit of one file: the images, and 16 MiB for everything else. The whole file is in memory while it is read. */
export const maxFileBytes = maxValueBytes + 16 * mebibyte;

/** Values are read in pieces of at most this size, but of at least one image. */
export const partBytes = 4 * mebibyte;
export const maxImageBytes = 12 * mebibyte;

export const maxChunkBytes = 8 * mebibyte;

/** The highest ratio of gzip: unpacked bytes for each packed byte. */
export const mostPacked = 1032;

/** The length limit of a class name, because every description of the dataset shows the name. */
export const maxClassNameLength = 1000;

/** A label is one byte. */
export const mostClasses = 256;
