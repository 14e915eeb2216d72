/** The dataset of the article: photographs of cats and of other things, 209 for training and 50 for testing. */
export const articleName = 'catvnoncat';

/** The URL of a public repository that has the dataset. This project may not distribute the dataset itself. */
export const defaultDownloadUrl =
  'https://raw.githubusercontent.com/Hiren2002/Logistic-Regression/HEAD/datasets/';

/** The names and the sha256 of the two files. */
export const articleFiles = [
  {
    fileName: 'train_catvnoncat.h5',
    sha256: 'fbe56ab67c3ae28d564e3a644189117976d6b31af0a3ce9bb17dbf22908af242',
  },
  {
    fileName: 'test_catvnoncat.h5',
    sha256: '6a9d39ce52fa85953c5834695b8534a30ed8cfd54971fb2f080b5a24d002b951',
  },
] as const;
