/** Cloud Desktop's word for an image that is ready is ACTIVE. */
export function statusOf({ status = 'UNKNOWN' }) {
  return status === 'ACTIVE' ? 'READY' : status;
}
