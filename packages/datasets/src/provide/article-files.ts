/** The dataset of the article: photographs of cats and of other things, 209 to train on and 50 to test. */
export const articleName = 'catvnoncat';

/** This project may not distribute the dataset. Many public repositories have the dataset. This is the URL of one such repository. */
export const defaultDownloadUrl =
  'https://raw.githubusercontent.com/Hiren2002/Logistic-Regression/HEAD/datasets/';

/** Its two files, identified by their content, whatever their origin. */
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
