// Limits for untrusted files. HDF5 works in 64 MB of memory (see scripts/build-hdf5.mjs). That memory must hold a part of
// the values, one chunk as it is stored, and twice the unpacked chunk.

const mebibyte = 2 ** 20;

/** Of the values under one key: 21 000 images of 64 x 64 pixels with three channels. */
export const maxValueBytes = 256 * mebibyte;

/** Of one file, which stays in memory while it is read: the images, and 16 MiB for everything else. */
export const maxFileBytes = maxValueBytes + 16 * mebibyte;

/** Values are read in parts of at most this size, but of at least one image. */
export const partBytes = 4 * mebibyte;
export const maxImageBytes = 12 * mebibyte;

export const maxChunkBytes = 8 * mebibyte;

/** The highest ratio of gzip: unpacked bytes for each packed byte. */
export const mostPacked = 1032;

/** Bounded, because a class name is shown wherever its dataset is shown. */
export const maxClassNameLength = 1000;
