import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type Args, readPage, refusedPage } from './list-page.ts';
import { numberedImages } from './numbered-images.ts';

const folders = Array.from(
  { length: 51 },
  (_, index) => `folder-${String.fromCharCode(97 + (index % 26))}${index < 26 ? '' : '2'}`,
);
const [folderA = ''] = folders;
const imagesOfAFolder = 60;
const serviceFields = ['computeImages', 'bareMetalImages', 'desktopImages'];

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
  const everywhere = (service: string) =>
    folders.flatMap((folderId) => numberedImages(service + folderId.slice(7), folderId, imagesOfAFolder));
  gateway.sandbox.store.replace({ compute: everywhere('c'), baremetal: everywhere('b'), desktop: everywhere('d') });
});

beforeEach(() => gateway.sandbox.clearRequests());

afterAll(() => gateway.close());

const pageOf = (field: string, args: Args) => readPage(gateway, field, args);
const refusal = (field: string, args: Args) => refusedPage(gateway, field, args);

describe('the bounds of a page', () => {
  it.each<[Args, RegExp]>([
    [{ first: 1001 }, /"first" is 1001\. It must be between 0 and 1000\./],
    [{ first: -1 }, /"first" is -1\. It must be between 0 and 1000\./],
    [{ last: 1001 }, /"last" is 1001\. It must be between 0 and 1000\./],
    [{ last: -1 }, /"last" is -1\. It must be between 0 and 1000\./],
    [{ first: 1, last: 1 }, /either "first" or "last", not both/],
  ])('refuses %j everywhere', async (page, message) => {
    for (const field of serviceFields) {
      const refused = await refusal(field, { folderId: folderA, ...page });
      expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringMatching(message) });
    }
    const refused = await refusal('images', { folderIds: [folderA], ...page });
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringMatching(message) });
  });

  it.each<Args>([{ first: 0 }, { last: 0 }])(
    'takes %j: an empty page, for which no service is called',
    async (page) => {
      for (const field of serviceFields) {
        expect((await pageOf(field, { folderId: folderA, ...page })).edges).toEqual([]);
      }
      const { edges, pageInfo } = await pageOf('images', { folderIds: [folderA], ...page });
      expect(edges).toEqual([]);
      expect(pageInfo.endCursor).toBeNull();
      expect(gateway.sandbox.requests).toEqual([]);
    },
  );

  it('takes an empty cursor for none', async () => {
    const list = { folderId: folderA, first: 3 };
    const page = await pageOf('computeImages', list);
    expect(await pageOf('computeImages', { ...list, after: '', before: '' })).toEqual(page);
  });

  it('takes the largest page', async () => {
    const { edges } = await pageOf('images', { folderIds: folders.slice(0, 10), first: 1000 });
    expect(edges).toHaveLength(1000);
  });

  it('gives 50 where nothing is said, and asks for no more', async () => {
    for (const field of serviceFields) expect((await pageOf(field, { folderId: folderA })).edges).toHaveLength(50);
    expect((await pageOf('images', { folderIds: [folderA], first: null, last: null })).edges).toHaveLength(50);
    expect(gateway.sandbox.requests.map(({ query }) => query['pageSize'])).toEqual(Array(6).fill('50'));
  });
});

describe('the folders and services of a list', () => {
  it.each<[Args, RegExp]>([
    [{ folderIds: [] }, /"folderIds" contains 0 folders\. It must contain 1 to 50/],
    [{ folderIds: folders }, /"folderIds" contains 51 folders\. It must contain 1 to 50/],
    [{ folderIds: [''] }, /A folder ID has 1 to 50 characters; this one has 0/],
    [{ folderIds: ['x'.repeat(51)] }, /A folder ID has 1 to 50 characters; this one has 51/],
    [{ folderIds: [folderA], services: [] }, /"services" is empty/],
  ])('are refused where they are %j', async (list, message) => {
    const refused = await refusal('images', list);
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringMatching(message) });
  });

  it('count once where they are named twice', async () => {
    const list = await pageOf('images', {
      folderIds: [...folders.slice(0, 10), folderA],
      services: ['COMPUTE', 'COMPUTE'],
      first: 1000,
    });
    expect(list.edges).toHaveLength(10 * imagesOfAFolder);
    expect(new Set(list.edges.map(({ node }) => node.imageId)).size).toBe(10 * imagesOfAFolder);
    expect(gateway.sandbox.requests).toHaveLength(10);
  });
});
