import type { Folder } from './folder.ts';
import type { Image } from './image.ts';
import type { Operation } from './operation.ts';

/** An object that has a global ID. */
export type Node = Image | Folder | Operation;
