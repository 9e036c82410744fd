import process from 'node:process';
import { Pool } from 'undici';

/**
 * @typedef {Record<string, unknown>} UpstreamImage an image as its service's JSON has it
 * @typedef {object} Service
 * @property {string} name as the gateway's schema names the service
 * @property {string} typename the GraphQL type of its images
 * @property {string} path the path of its images
 * @property {string} listField the field of a list answer that holds the images
 * @property {string} createdAtColumn what it calls the time of creation in `orderBy`
 * @property {Pool} pool the connections to it: as many as the gateway has by default
 */

/** @type {readonly Service[]} */
export const services = [
  {
    name: 'COMPUTE',
    typename: 'ComputeImage',
    path: '/compute/v1/images',
    listField: 'images',
    createdAtColumn: 'createdAt',
    pool: connect('COMPUTE_URL'),
  },
  {
    name: 'BARE_METAL',
    typename: 'BareMetalImage',
    path: '/baremetal/v1alpha/images',
    listField: 'images',
    createdAtColumn: 'createdAt',
    pool: connect('BAREMETAL_URL'),
  },
  {
    name: 'CLOUD_DESKTOP',
    typename: 'DesktopImage',
    path: '/cloud-desktop/v1/images',
    listField: 'desktopImages',
    createdAtColumn: 'created_at',
    pool: connect('CLOUD_DESKTOP_URL'),
  },
];

/** @param {string} variable */
function connect(variable) {
  return new Pool(process.env[variable] ?? '', {
    connections: Number(process.env.UPSTREAM_CONCURRENCY),
    pipelining: 1,
  });
}
