/** What a request asks for, which decides how large its response may be. */
export type ResponseKind = 'record' | 'list';

/**
 * The most records that a page may have: the largest page size that the services allow. The requested size is not the
 * limit, since a service may keep the size of a list's first page for the pages that follow.
 */
export const mostRecords = 1000;

/** An image with 64 labels of 63 characters for key and value, the most that services allow, has 8.3 kB of JSON. */
const largestRecordInList = 10 * 1024;

/** The largest responses that are read, in bytes. A usual page of 1,000 images has 1 to 2 MB. */
export const largestResponses: Readonly<Record<ResponseKind, number>> = {
  record: 1024 * 1024,
  list: mostRecords * largestRecordInList,
};

/** The largest body of an error that is read. The error has the code of its HTTP status where the body is larger. */
export const largestErrorBody = 64 * 1024;

/** The largest headers, which is also the limit of Node.js. */
export const largestHeaders = 16 * 1024;

/** The interim responses (RFC 9110, section 15.2) that a service may send before its response. */
export const mostInterimResponses = 10;
