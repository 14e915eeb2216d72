// How much of a file from elsewhere is read. HDF5 reads in 64 MB of memory (see scripts/build-hdf5.mjs), in which a part
// of the values, a chunk as it is stored, and twice the chunk while it is unpacked must have room.

const mebibyte = 2 ** 20;

/** Of one key: 21 000 pictures of 64 x 64 in three colours. */
export const maxValueBytes = 256 * mebibyte;

/** Of one file, which lies in memory while it is read: the images, and some room for all else. */
export const maxFileBytes = maxValueBytes + 16 * mebibyte;

/** So much is read at a time, and one image at least. */
export const partBytes = 4 * mebibyte;
export const maxImageBytes = 12 * mebibyte;

export const maxChunkBytes = 8 * mebibyte;

/** No gzip holds more than 1032 times its own bytes. */
export const mostPacked = 1032;

/** A class name is shown wherever its dataset is shown, so it is bounded. */
export const maxClassNameLength = 1000;
