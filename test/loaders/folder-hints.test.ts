import { describe, expect, it } from '@jest/globals';
import { FolderHints } from '../../src/loaders/folder-hints.ts';
import type { Image } from '../../src/model/image.ts';

function image(imageId: string, folderId: string): Image {
  return {
    __typename: 'ComputeImage',
    service: 'COMPUTE',
    imageId,
    folderId,
    name: null,
    description: null,
    status: 'READY',
    serviceStatus: 'READY',
    createdAt: '2025-12-05T16:41:54Z',
    labels: [],
  };
}

describe('folder hints', () => {
  it('hold the images of a cloud that is asked for one folder after the other, from the first again after the last', () => {
    const hints = new FolderHints();
    const folders = Array.from({ length: 50 }, (_, folder) =>
      Array.from({ length: 300 }, (__, number) => image(`image-${folder}-${number}`, `folder-${folder}`)),
    );
    for (const images of folders) hints.sawImages(images);
    const unknown = folders
      .flat()
      .filter(({ imageId, folderId }) => hints.folderOf('ComputeImage', imageId) !== folderId);
    expect(unknown).toEqual([]);
  });

  it('follow an image into another folder, and tell those of services apart', () => {
    const hints = new FolderHints();
    hints.sawImages([image('image', 'before')]);
    hints.sawImages([image('image', 'after')]);
    expect(hints.folderOf('ComputeImage', 'image')).toBe('after');
    expect(hints.folderOf('BARE_METAL', 'image')).toBeNull();
  });
});
