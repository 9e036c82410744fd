import { ImageGateway } from './image-gateway.ts';
import { images, type Image } from './images.ts';

const gateway = new ImageGateway({
  url: process.env['IMAGE_GATEWAY_URL'] ?? 'http://127.0.0.1:4000/graphql',
  token: process.env['IAM_TOKEN'] ?? 'sandbox-admin',
  byId: process.env['BY_ID'] === '1',
});
const folderIds = process.argv.slice(2);
if (folderIds.length === 0) folderIds.push('standard-images', 'baremetal-standard-images');

for await (const image of images(gateway, folderIds, { status: ['READY'] }, ({ service, folderId, code }) =>
  console.error(`${service} could not be asked for ${folderId}: ${code}`),
)) {
  console.log([image.createdAt ?? '', image.service, image.imageId, image.name ?? '', detail(image)].join('\t'));
}

/** What only images of one kind have. */
function detail(image: Image): string {
  switch (image.__typename) {
    case 'ComputeImage':
      return `${image.family ?? 'no family'}, ${image.storageSize ?? 'unknown'} bytes`;
    case 'BareMetalImage':
      return image.checksum ?? '';
    default:
      return '';
  }
}
