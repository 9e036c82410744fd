/** The folders of the default data set. */
export const sandboxFolders = {
  /** Public images of Compute: everyone with rights in Compute may read them. */
  publicCompute: 'standard-images',
  /** Public images of BareMetal (`standardImages`): everyone with rights in BareMetal may read them. */
  publicBareMetal: 'baremetal-standard-images',
  /** A private folder with images of all three services, among them one of every odd kind. */
  alpha: 'b1gfolderalpha000001',
  /** A private folder with images of all three services. */
  beta: 'b1gfolderbeta0000001',
  /** A private folder with images of all three services. */
  gamma: 'b1gfoldergamma000001',
  /** A private folder without images. */
  empty: 'b1gfolderempty000001',
} as const;
