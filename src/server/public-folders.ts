/** The folders of the public images, which every caller may read (Compute's and BareMetal's documentation). */
export const publicFolders: readonly string[] = ['standard-images', 'baremetal-standard-images'];
