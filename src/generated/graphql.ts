/* Written by `npm run codegen` from schema/. Do not edit. */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Node as NodeModel } from '../model/node.ts';
import type { Image as ImageModel, ComputeImage as ComputeImageModel, BareMetalImage as BareMetalImageModel, BareMetalStandardImage as BareMetalStandardImageModel, DesktopImage as DesktopImageModel, Label as LabelModel, Os as OsModel, KmsKey as KmsKeyModel, HardwareGeneration as HardwareGenerationModel } from '../model/image.ts';
import type { Folder as FolderModel } from '../model/folder.ts';
import type { Operation as OperationModel } from '../model/operation.ts';
import type { AccessBinding as AccessBindingModel, AccessBindingDelta as AccessBindingDeltaModel, AccessSubject as AccessSubjectModel } from '../model/access-binding.ts';
import type { PageInfo as PageInfoModel } from '../connections/connection.ts';
import type { MergedImagePage as MergedImagePageModel, ImagePage as ImagePageModel } from '../loaders/image-lists.ts';
import type { RequestContext } from '../resolvers/context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * An instant in RFC 3339 text, for example `2025-12-05T16:41:54.452564354Z`. An output value is what the
   * service sent, to the last digit: 0 to 9 fractional digits, and `Z` or an offset such as `+00:00`.
   * An input value may be written in any of these ways; the years 0001 to 9999 are allowed.
   */
  DateTime: { input: string; output: string; }
  /**
   * A signed 64-bit integer, as a decimal string so that no client rounds it: `"7633633280"`.
   * An input value is a decimal string or an integer literal from -9223372036854775808 to 9223372036854775807.
   */
  Int64: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** A role that a subject has on a resource. */
export type AccessBinding = {
  readonly __typename?: 'AccessBinding';
  /** The ID of the role, for example `viewer`. At most 64 characters. */
  readonly roleId: Scalars['String']['output'];
  /** Who has the role. */
  readonly subject: AccessSubject;
};

/** What is done to an access binding. */
export type AccessBindingAction =
  /** The access binding is added. */
  | 'ADD'
  /** The access binding is removed. */
  | 'REMOVE';

/** A page of the access bindings of an image. */
export type AccessBindingConnection = {
  readonly __typename?: 'AccessBindingConnection';
  /** The access bindings of the page, each with its cursor. */
  readonly edges: ReadonlyArray<AccessBindingEdge>;
  /** The access bindings of the page. */
  readonly nodes: ReadonlyArray<AccessBinding>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
};

/** A change of one access binding. */
export type AccessBindingDelta = {
  readonly __typename?: 'AccessBindingDelta';
  /** Whether the access binding is added or removed; null where the service says something else. */
  readonly action?: Maybe<AccessBindingAction>;
  /** The ID of the role. At most 64 characters. */
  readonly roleId: Scalars['String']['output'];
  /** Who the role is given to or taken from. */
  readonly subject: AccessSubject;
};

/** A change of one access binding. */
export type AccessBindingDeltaInput = {
  /** Whether to add or to remove the access binding. */
  readonly action: AccessBindingAction;
  /** The ID of the role. At most 64 characters. */
  readonly roleId: Scalars['String']['input'];
  /** Who the role is given to or taken from. */
  readonly subject: AccessSubjectInput;
};

/** An access binding in a list, with the place where it stands. */
export type AccessBindingEdge = {
  readonly __typename?: 'AccessBindingEdge';
  /** The place in the list just after this access binding: give it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The access binding. */
  readonly node: AccessBinding;
};

/** A role to give to a subject. */
export type AccessBindingInput = {
  /** The ID of the role, for example `viewer`. At most 64 characters. */
  readonly roleId: Scalars['String']['input'];
  /** Who to give it to. */
  readonly subject: AccessSubjectInput;
};

/** Who a role is given to. */
export type AccessSubject = {
  readonly __typename?: 'AccessSubject';
  /** The ID of the account, or for a `system` subject a group such as `allUsers`. At most 100 characters. */
  readonly id: Scalars['String']['output'];
  /** The kind of subject: `userAccount`, `serviceAccount`, `federatedUser` or `system`. At most 100 characters. */
  readonly type: Scalars['String']['output'];
};

/** Who a role is given to. */
export type AccessSubjectInput = {
  /** The ID of the account, or for a `system` subject a group such as `allUsers`. 1 to 100 characters. */
  readonly id: Scalars['String']['input'];
  /** The kind of subject: `userAccount`, `serviceAccount`, `federatedUser` or `system`. 1 to 100 characters. */
  readonly type: Scalars['String']['input'];
};

/** A disk image of BareMetal. */
export type BareMetalImage = Image & ImageWithOperations & Node & {
  readonly __typename?: 'BareMetalImage';
  /** The MD5 checksum of the image; null where the service does not report it. */
  readonly checksum?: Maybe<Scalars['String']['output']>;
  /** The creation time, exactly as the service writes it; null where the service omits it. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The description of the image; null when it has none. At most 1024 characters. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The folder that the image belongs to; null where `folderId` is null. No call is made for it. */
  readonly folder?: Maybe<Folder>;
  /** The ID of the folder that the image belongs to; null where the service omits it. */
  readonly folderId?: Maybe<Scalars['String']['output']>;
  /** The global ID of the image, for `Query.node` and `Query.image`. */
  readonly id: Scalars['ID']['output'];
  /** The ID that BareMetal knows the image by. */
  readonly imageId: Scalars['String']['output'];
  /** The value of the label with this key; null for an image without such a label. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** The labels of the image, sorted by key; at most 64. Null only together with an error. */
  readonly labels?: Maybe<ReadonlyArray<Label>>;
  /** The name of the image; null when it has none. 2 to 63 characters, unique in the folder. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The operations on this image. Upstream: `GET /baremetal/v1alpha/images/{imageId}/operations`. */
  readonly operations?: Maybe<OperationConnection>;
  /** The service that holds the image: `BARE_METAL`. */
  readonly service: ImageService;
  /** The status as BareMetal itself names it. */
  readonly serviceStatus?: Maybe<Scalars['String']['output']>;
  /** The state of the image. Any status may occur. */
  readonly status: ImageStatus;
};


/** A disk image of BareMetal. */
export type BareMetalImageLabelArgs = {
  key: Scalars['String']['input'];
};


/** A disk image of BareMetal. */
export type BareMetalImageOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of BareMetal images. */
export type BareMetalImageConnection = {
  readonly __typename?: 'BareMetalImageConnection';
  /** The images of the page, each with its cursor. */
  readonly edges: ReadonlyArray<BareMetalImageEdge>;
  /** The images of the page. */
  readonly nodes: ReadonlyArray<BareMetalImage>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
   * the service.
   */
  readonly unreadable: ReadonlyArray<UnreadableImage>;
};

/** A BareMetal image in a list, with the place where it stands. */
export type BareMetalImageEdge = {
  readonly __typename?: 'BareMetalImageEdge';
  /** The place in the list just after this image: give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The image. */
  readonly node: BareMetalImage;
};

/** A public image of BareMetal, from which servers can be installed. The service publishes its ID, name and folder only. */
export type BareMetalStandardImage = Image & Node & {
  readonly __typename?: 'BareMetalStandardImage';
  /** Always null: the service publishes no creation time of public images. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Always null: public images have no description. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The folder that the image belongs to; null where `folderId` is null. No call is made for it. */
  readonly folder?: Maybe<Folder>;
  /** The ID of the folder that the image belongs to; null where the service omits it. */
  readonly folderId?: Maybe<Scalars['String']['output']>;
  /** The global ID of the image, for `Query.node` and `Query.image`. */
  readonly id: Scalars['ID']['output'];
  /** The ID of the image in BareMetal. */
  readonly imageId: Scalars['String']['output'];
  /** Always null: public images have no labels. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** Always empty: public images have no labels. */
  readonly labels?: Maybe<ReadonlyArray<Label>>;
  /** The name of the image; null where the service omits it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The service of the image: `BARE_METAL`. */
  readonly service: ImageService;
  /** Always null: the service publishes no status of public images. */
  readonly serviceStatus?: Maybe<Scalars['String']['output']>;
  /** Always `READY`: servers can be installed from every image that the service publishes. */
  readonly status: ImageStatus;
};


/** A public image of BareMetal, from which servers can be installed. The service publishes its ID, name and folder only. */
export type BareMetalStandardImageLabelArgs = {
  key: Scalars['String']['input'];
};

/** A page of public BareMetal images. */
export type BareMetalStandardImageConnection = {
  readonly __typename?: 'BareMetalStandardImageConnection';
  /** The images of the page, each with its cursor. */
  readonly edges: ReadonlyArray<BareMetalStandardImageEdge>;
  /** The images of the page. */
  readonly nodes: ReadonlyArray<BareMetalStandardImage>;
  /** The place of the page in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
   * the service.
   */
  readonly unreadable: ReadonlyArray<UnreadableImage>;
};

/** A public BareMetal image in a list, with its cursor. */
export type BareMetalStandardImageEdge = {
  readonly __typename?: 'BareMetalStandardImageEdge';
  /** The position just after this image: a value for `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The image. */
  readonly node: BareMetalStandardImage;
};

/** An operation to cancel. */
export type CancelOperationInput = {
  /** The global ID of the operation. */
  readonly id: Scalars['ID']['input'];
};

/** What `cancelOperation` returns. */
export type CancelOperationPayload = {
  readonly __typename?: 'CancelOperationPayload';
  /** The operation, as it is after the request to cancel it. */
  readonly operation: Operation;
};

/** A disk image of Compute. */
export type ComputeImage = Image & ImageWithOperations & Node & {
  readonly __typename?: 'ComputeImage';
  /** Who has which role on this image. Upstream: `GET /compute/v1/images/{imageId}:listAccessBindings`. */
  readonly accessBindings?: Maybe<AccessBindingConnection>;
  /** The creation time, exactly as the service writes it; null where the service omits it. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The description of the image; null when it has none. At most 256 characters. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The image family that the image belongs to; null when it belongs to none. */
  readonly family?: Maybe<Scalars['String']['output']>;
  /** The folder that the image belongs to; null where `folderId` is null. No call is made for it. */
  readonly folder?: Maybe<Folder>;
  /** The ID of the folder that the image belongs to; null where the service omits it. */
  readonly folderId?: Maybe<Scalars['String']['output']>;
  /**
   * The hardware generation whose features an instance booting from the image gets; null when the image leaves that
   * to the service's default.
   */
  readonly hardwareGeneration?: Maybe<HardwareGeneration>;
  /** The global ID of the image, for `Query.node` and `Query.image`. */
  readonly id: Scalars['ID']['output'];
  /** The ID that Compute knows the image by. */
  readonly imageId: Scalars['String']['output'];
  /** The key that the image is encrypted with; null when it is not encrypted with a key of its owner's. */
  readonly kmsKey?: Maybe<KmsKey>;
  /** The value of the label with this key; null for an image without such a label. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** The labels of the image, sorted by key; at most 64. Null only together with an error. */
  readonly labels?: Maybe<ReadonlyArray<Label>>;
  /**
   * The newest image of this image's family and folder, which may be this one; null when the image has no family.
   * Upstream: `GET /compute/v1/images:latestByFamily`.
   */
  readonly latestInFamily?: Maybe<ComputeImage>;
  /** The smallest disk that can be created from the image, in bytes. */
  readonly minDiskSize?: Maybe<Scalars['Int64']['output']>;
  /** The name of the image; null when it has none. 1 to 63 characters. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The operations on this image. Upstream: `GET /compute/v1/images/{imageId}/operations`. */
  readonly operations?: Maybe<OperationConnection>;
  /** The operating system in the image; null where the service does not report it. */
  readonly os?: Maybe<Os>;
  /** Whether there is an image pool for the fast creation of disks from the image. */
  readonly pooled: Scalars['Boolean']['output'];
  /** The IDs of the licenses attached to the image. Null only together with an error. */
  readonly productIds?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** The service that holds the image: `COMPUTE`. */
  readonly service: ImageService;
  /** The status as Compute itself names it. */
  readonly serviceStatus?: Maybe<Scalars['String']['output']>;
  /** The total size of the image, in bytes; null where the service does not report it. */
  readonly size?: Maybe<Scalars['Int64']['output']>;
  /** The state of the image. `UPDATING` does not occur. */
  readonly status: ImageStatus;
  /** The part of `size` that is stored, in bytes. */
  readonly storageSize?: Maybe<Scalars['Int64']['output']>;
};


/** A disk image of Compute. */
export type ComputeImageAccessBindingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A disk image of Compute. */
export type ComputeImageLabelArgs = {
  key: Scalars['String']['input'];
};


/** A disk image of Compute. */
export type ComputeImageOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of Compute images. */
export type ComputeImageConnection = {
  readonly __typename?: 'ComputeImageConnection';
  /** The images of the page, each with its cursor. */
  readonly edges: ReadonlyArray<ComputeImageEdge>;
  /** The images of the page. */
  readonly nodes: ReadonlyArray<ComputeImage>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
   * the service.
   */
  readonly unreadable: ReadonlyArray<UnreadableImage>;
};

/** A Compute image in a list, with the place where it stands. */
export type ComputeImageEdge = {
  readonly __typename?: 'ComputeImageEdge';
  /** The place in the list just after this image: give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The image. */
  readonly node: ComputeImage;
};

/** What a Compute image is made of: exactly one of these. */
export type ComputeImageSourceInput =
  /** A disk: its ID, at most 50 characters. */
  { readonly diskId: Scalars['String']['input']; readonly imageId?: never; readonly snapshotId?: never; readonly uri?: never; }
  |  /** Another Compute image: its ID, at most 50 characters. */
  { readonly diskId?: never; readonly imageId: Scalars['String']['input']; readonly snapshotId?: never; readonly uri?: never; }
  |  /** A snapshot of a disk: its ID, at most 50 characters. */
  { readonly diskId?: never; readonly imageId?: never; readonly snapshotId: Scalars['String']['input']; readonly uri?: never; }
  |  /** A file in Object Storage: a pre-signed link to a Qcow2, VMDK or RAW image. */
  { readonly diskId?: never; readonly imageId?: never; readonly snapshotId?: never; readonly uri: Scalars['String']['input']; };

/** A desktop to make an image of. */
export type CopyDesktopImageFromDesktopInput = {
  /** Its description, at most 1024 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The desktop: its ID, at most 50 characters. */
  readonly desktopId: Scalars['String']['input'];
  /** The folder to put the image in: its ID, 1 to 50 characters. Left out, the service decides. */
  readonly folderId?: InputMaybe<Scalars['String']['input']>;
  /** Its labels. At most 64; a key is 1 to 63 characters of `[a-z][-_0-9a-z]*`, a value up to 63 of `[-_0-9a-z]*`. */
  readonly labels?: InputMaybe<ReadonlyArray<LabelInput>>;
  /** Its name, at most 50 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** What `copyDesktopImageFromDesktop` returns. */
export type CopyDesktopImageFromDesktopPayload = {
  readonly __typename?: 'CopyDesktopImageFromDesktopPayload';
  /** The operation that copies the image. */
  readonly operation: Operation;
};

/** A Compute image to copy into Cloud Desktop. */
export type CopyDesktopImageInput = {
  /** Its description, at most 1024 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The folder to put the image in: its ID, 1 to 50 characters. */
  readonly folderId: Scalars['String']['input'];
  /** The Compute image: its ID, at most 50 characters. */
  readonly imageId: Scalars['String']['input'];
  /** Its labels. At most 64; a key is 1 to 63 characters of `[a-z][-_0-9a-z]*`, a value up to 63 of `[-_0-9a-z]*`. */
  readonly labels?: InputMaybe<ReadonlyArray<LabelInput>>;
  /** Its name, 1 to 50 characters. */
  readonly name: Scalars['String']['input'];
};

/** What `copyDesktopImage` returns. */
export type CopyDesktopImagePayload = {
  readonly __typename?: 'CopyDesktopImagePayload';
  /** The operation that copies the image. */
  readonly operation: Operation;
};

/** A BareMetal image to create. */
export type CreateBareMetalImageInput = {
  /** Its description, at most 1024 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The folder to put the image in: its ID, 1 to 50 characters of `[a-z][a-z0-9.-]*`. */
  readonly folderId: Scalars['String']['input'];
  /** Its labels. At most 64; a key is 1 to 63 characters of `[a-z][-_0-9a-z]*`, a value up to 63 of `[-_0-9a-z]*`. */
  readonly labels?: InputMaybe<ReadonlyArray<LabelInput>>;
  /** Its name, unique in the folder. 2 to 63 characters: `[a-z]([-a-z0-9]*[a-z0-9])?`. */
  readonly name: Scalars['String']['input'];
  /** The ISO file: a link of 1 to 1024 characters. */
  readonly uri: Scalars['String']['input'];
};

/** What `createBareMetalImage` returns. */
export type CreateBareMetalImagePayload = {
  readonly __typename?: 'CreateBareMetalImagePayload';
  /** The operation that creates the image. */
  readonly operation: Operation;
};

/** A Compute image to create. */
export type CreateComputeImageInput = {
  /** Its description, at most 256 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The image family that it belongs to: `[a-z][-a-z0-9]{1,61}[a-z0-9]`. */
  readonly family?: InputMaybe<Scalars['String']['input']>;
  /** The folder to put the image in: its ID, 1 to 50 characters. */
  readonly folderId: Scalars['String']['input'];
  /** The hardware generation whose features an instance booting from it gets. It cannot be changed later. */
  readonly hardwareGeneration?: InputMaybe<HardwareGenerationInput>;
  /** Its labels. At most 64; a key is 1 to 63 characters of `[a-z][-_./\@0-9a-z]*`, a value up to 63 of `[-_./\@0-9a-z]*`. */
  readonly labels?: InputMaybe<ReadonlyArray<LabelInput>>;
  /** The smallest disk that can be created from it, in bytes: 4194304 to 4398046511104. */
  readonly minDiskSize?: InputMaybe<Scalars['Int64']['input']>;
  /** Its name, unique in the folder. 1 to 63 characters: `[a-z]([-_a-z0-9]{0,61}[a-z0-9])?`. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The operating system in it. */
  readonly os?: InputMaybe<OsInput>;
  /** Whether to keep an image pool for the fast creation of disks from it. */
  readonly pooled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The IDs of the licenses attached to it, each at most 50 characters. */
  readonly productIds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** What the image is made of. */
  readonly source: ComputeImageSourceInput;
};

/** What `createComputeImage` returns. */
export type CreateComputeImagePayload = {
  readonly __typename?: 'CreateComputeImagePayload';
  /** The operation that creates the image. */
  readonly operation: Operation;
};

/** A BareMetal image to delete. */
export type DeleteBareMetalImageInput = {
  /** The image: the ID that BareMetal knows it by, 20 characters of `[a-z][a-z0-9]*`. */
  readonly imageId: Scalars['String']['input'];
};

/** What `deleteBareMetalImage` returns. */
export type DeleteBareMetalImagePayload = {
  readonly __typename?: 'DeleteBareMetalImagePayload';
  /** The operation that deletes the image. */
  readonly operation: Operation;
};

/** A Compute image to delete. */
export type DeleteComputeImageInput = {
  /** The image: the ID that Compute knows it by, at most 50 characters. */
  readonly imageId: Scalars['String']['input'];
};

/** What `deleteComputeImage` returns. */
export type DeleteComputeImagePayload = {
  readonly __typename?: 'DeleteComputeImagePayload';
  /** The operation that deletes the image. */
  readonly operation: Operation;
};

/** A Cloud Desktop image to delete. */
export type DeleteDesktopImageInput = {
  /** The image: the ID that Cloud Desktop knows it by. */
  readonly imageId: Scalars['String']['input'];
};

/** What `deleteDesktopImage` returns. */
export type DeleteDesktopImagePayload = {
  readonly __typename?: 'DeleteDesktopImagePayload';
  /** The operation that deletes the image. */
  readonly operation: Operation;
};

/** An image to delete. */
export type DeleteImageInput = {
  /** The global ID of the image. */
  readonly id: Scalars['ID']['input'];
};

/** What `deleteImage` returns. */
export type DeleteImagePayload = {
  readonly __typename?: 'DeleteImagePayload';
  /** The operation that deletes the image. */
  readonly operation: Operation;
};

/** A disk image of Cloud Desktop. */
export type DesktopImage = Image & Node & {
  readonly __typename?: 'DesktopImage';
  /** The creation time, exactly as the service writes it; null where the service omits it. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The description of the image; null when it has none. At most 1024 characters. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The folder that the image belongs to; null for a system image. No call is made for it. */
  readonly folder?: Maybe<Folder>;
  /** The ID of the folder that the image belongs to; null for a system image, which belongs to no folder. */
  readonly folderId?: Maybe<Scalars['String']['output']>;
  /** The global ID of the image, for `Query.node` and `Query.image`. */
  readonly id: Scalars['ID']['output'];
  /** The ID that Cloud Desktop knows the image by. */
  readonly imageId: Scalars['String']['output'];
  /**
   * The value of the label with this key; null for an image without such a label. Upstream: for an image of a list, the
   * `get` of `labels`.
   */
  readonly label?: Maybe<Scalars['String']['output']>;
  /**
   * The labels of the image, sorted by key; at most 64. Null only together with an error. The lists of Cloud Desktop omit
   * labels. Upstream: one `get` for an image of a list, until lists have been seen to contain labels.
   */
  readonly labels?: Maybe<ReadonlyArray<Label>>;
  /** The smallest disk that the image can be used on, in bytes. */
  readonly minDiskSize?: Maybe<Scalars['Int64']['output']>;
  /** The name of the image; null when it has none. At most 50 characters. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The service that holds the image: `CLOUD_DESKTOP`. */
  readonly service: ImageService;
  /** The status as Cloud Desktop itself names it. */
  readonly serviceStatus?: Maybe<Scalars['String']['output']>;
  /** The state of the image. `UPDATING` and `ERROR` do not occur. */
  readonly status: ImageStatus;
  /** The size of the image, in bytes. */
  readonly storageSize?: Maybe<Scalars['Int64']['output']>;
};


/** A disk image of Cloud Desktop. */
export type DesktopImageLabelArgs = {
  key: Scalars['String']['input'];
};

/** A page of Cloud Desktop images. */
export type DesktopImageConnection = {
  readonly __typename?: 'DesktopImageConnection';
  /** The images of the page, each with its cursor. */
  readonly edges: ReadonlyArray<DesktopImageEdge>;
  /** The images of the page. */
  readonly nodes: ReadonlyArray<DesktopImage>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
   * the service.
   */
  readonly unreadable: ReadonlyArray<UnreadableImage>;
};

/** A Cloud Desktop image in a list, with the place where it stands. */
export type DesktopImageEdge = {
  readonly __typename?: 'DesktopImageEdge';
  /** The place in the list just after this image: give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The image. */
  readonly node: DesktopImage;
};

/**
 * A folder: what images are kept in and rights are given on. Public images are in the folders `standard-images`
 * (Compute) and `baremetal-standard-images` (BareMetal).
 */
export type Folder = Node & {
  readonly __typename?: 'Folder';
  /** The BareMetal images of this folder. Upstream: `GET /baremetal/v1alpha/images`. */
  readonly bareMetalImages?: Maybe<BareMetalImageConnection>;
  /** The public BareMetal images of this folder. Upstream: `GET /baremetal/v1alpha/standardImages`. */
  readonly bareMetalStandardImages?: Maybe<BareMetalStandardImageConnection>;
  /** The Compute images of this folder. Upstream: `GET /compute/v1/images`. */
  readonly computeImages?: Maybe<ComputeImageConnection>;
  /** The Cloud Desktop images of this folder. Upstream: `GET /cloud-desktop/v1/images`. */
  readonly desktopImages?: Maybe<DesktopImageConnection>;
  /** The ID that the services know the folder by. */
  readonly folderId: Scalars['String']['output'];
  /** The global ID of the folder. */
  readonly id: Scalars['ID']['output'];
  /** The images of this folder in several services, in one list: `Query.images` for this one folder. */
  readonly images?: Maybe<ImageConnection>;
};


/**
 * A folder: what images are kept in and rights are given on. Public images are in the folders `standard-images`
 * (Compute) and `baremetal-standard-images` (BareMetal).
 */
export type FolderBareMetalImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  filterExpression?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
};


/**
 * A folder: what images are kept in and rights are given on. Public images are in the folders `standard-images`
 * (Compute) and `baremetal-standard-images` (BareMetal).
 */
export type FolderBareMetalStandardImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  filterExpression?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
};


/**
 * A folder: what images are kept in and rights are given on. Public images are in the folders `standard-images`
 * (Compute) and `baremetal-standard-images` (BareMetal).
 */
export type FolderComputeImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  filterExpression?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
};


/**
 * A folder: what images are kept in and rights are given on. Public images are in the folders `standard-images`
 * (Compute) and `baremetal-standard-images` (BareMetal).
 */
export type FolderDesktopImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  filterExpression?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
};


/**
 * A folder: what images are kept in and rights are given on. Public images are in the folders `standard-images`
 * (Compute) and `baremetal-standard-images` (BareMetal).
 */
export type FolderImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
  services?: InputMaybe<ReadonlyArray<ImageService>>;
};

/** The second hardware generation: the second PCI layout and UEFI boot. It has no settings of its own. */
export type Generation2HardwareFeatures = {
  readonly __typename?: 'Generation2HardwareFeatures';
  /** Always true: the service says no more than that this generation is set. */
  readonly present: Scalars['Boolean']['output'];
};

/** The features of a hardware generation, fixed to an image and applied to every instance that boots from it. */
export type HardwareGeneration = Generation2HardwareFeatures | LegacyHardwareFeatures;

/** The hardware generation of an image: exactly one of these. */
export type HardwareGenerationInput =
  /** The second generation: give `true`. */
  { readonly generation2Features: Scalars['Boolean']['input']; readonly legacyFeatures?: never; }
  |  /** The first generation, with this layout of the PCI bus. */
  { readonly generation2Features?: never; readonly legacyFeatures: LegacyHardwareFeaturesInput; };

/**
 * A disk image of any service. A field that its service returned in a form that cannot be decoded is null, with an error at
 * its path.
 */
export type Image = {
  /** The creation time, exactly as the service writes it; null for a public BareMetal image, which has none. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The description of the image; null when it has none. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The folder that the image belongs to; null where `folderId` is null. No call is made for it. */
  readonly folder?: Maybe<Folder>;
  /**
   * The ID of the folder that the image belongs to; null for an image without a folder, such as a system image of
   * Cloud Desktop.
   */
  readonly folderId?: Maybe<Scalars['String']['output']>;
  /** The global ID of the image, for `Query.node` and `Query.image`. */
  readonly id: Scalars['ID']['output'];
  /** The ID that the image's own service knows it by. */
  readonly imageId: Scalars['String']['output'];
  /** The value of the label with this key; null for an image without such a label. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /**
   * The labels of the image, sorted by key; at most 64. Null only together with an error. `DesktopImage.labels` makes a
   * call for each image of a list.
   */
  readonly labels?: Maybe<ReadonlyArray<Label>>;
  /** The name of the image; null when it has none. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The service that holds the image. */
  readonly service: ImageService;
  /** The status as the service itself names it, for example `ACTIVE`; null where the service publishes no status. */
  readonly serviceStatus?: Maybe<Scalars['String']['output']>;
  /** The state of the image. */
  readonly status: ImageStatus;
};


/**
 * A disk image of any service. A field that its service returned in a form that cannot be decoded is null, with an error at
 * its path.
 */
export type ImageLabelArgs = {
  key: Scalars['String']['input'];
};

/** A page of images of one or more services. */
export type ImageConnection = {
  readonly __typename?: 'ImageConnection';
  /** The images of the page, each with its cursor. */
  readonly edges: ReadonlyArray<ImageEdge>;
  /** The images of the page. */
  readonly nodes: ReadonlyArray<Image>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
  /**
   * The sources that could not be read for this page, so that the page lacks their images. Their place in the list
   * is kept in the cursors: a later page asks them again and merges in what was missed.
   */
  readonly unavailable: ReadonlyArray<UnavailableSource>;
  /**
   * The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
   * the service.
   */
  readonly unreadable: ReadonlyArray<UnreadableImage>;
};

/** An image in a list, with the place where it stands. */
export type ImageEdge = {
  readonly __typename?: 'ImageEdge';
  /** The place in the list just after this image, in every source of the list: give it as `after` or `before`. */
  readonly cursor: Scalars['String']['output'];
  /** The image. */
  readonly node: Image;
};

/**
 * Which images a list holds. Conditions are joined by AND. Each is evaluated by the service where its own filter
 * language can express the condition, otherwise by the gateway; the result is the same. A value that an image does
 * not have equals nothing: `ne` and `notIn` hold for it, `eq`, `in` and `contains` do not.
 */
export type ImageFilter = {
  /** The image was created after this instant, which is itself excluded. */
  readonly createdAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** The image was created before this instant, which is itself excluded. */
  readonly createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** The image family. Only Compute images have one. */
  readonly family?: InputMaybe<StringFilter>;
  /** The service's own ID of the image. */
  readonly imageId?: InputMaybe<StringFilter>;
  /** The image has all of these labels. */
  readonly labels?: InputMaybe<ReadonlyArray<LabelFilter>>;
  /** The name of the image. */
  readonly name?: InputMaybe<StringFilter>;
  /** The image holds one of these operating systems. Only Compute images say. An empty list matches nothing. */
  readonly osType?: InputMaybe<ReadonlyArray<OsType>>;
  /** The image has one of these statuses. An empty list matches nothing. */
  readonly status?: InputMaybe<ReadonlyArray<ImageStatus>>;
};

/**
 * How a list of images is sorted. Images with equal keys come in the order of the list's folders, then of its
 * services, then as their service returns them.
 */
export type ImageOrder = {
  /** The direction to sort in. */
  readonly direction?: OrderDirection;
  /** The key to sort by. A service that cannot sort by it refuses with an error. */
  readonly field: ImageOrderField;
};

/** The key that a list of images is sorted by. */
export type ImageOrderField =
  /** The instant of creation, compared to the nanosecond. */
  | 'CREATED_AT'
  /** The name, compared by code unit; an image without a name sorts as the empty string. */
  | 'NAME';

/** The service that holds an image. */
export type ImageService =
  /** BareMetal: images that physical servers are installed from. */
  | 'BARE_METAL'
  /** Cloud Desktop: images of virtual desktops. */
  | 'CLOUD_DESKTOP'
  /** Compute: images of virtual machines' disks. */
  | 'COMPUTE';

/** What state an image is in, in one vocabulary for all services. `Image.serviceStatus` has the service's own word. */
export type ImageStatus =
  /** The image is being created. */
  | 'CREATING'
  /** The image is being deleted. */
  | 'DELETING'
  /** The image has a problem and cannot be used. */
  | 'ERROR'
  /** The image is ready to use. Cloud Desktop calls this ACTIVE. */
  | 'READY'
  /** The service left the status unspecified, or used a word that this gateway has not heard of. */
  | 'UNKNOWN'
  /** The image is being updated. Only BareMetal reports this. */
  | 'UPDATING';

/** An image whose service keeps the operations on it. Compute and BareMetal do, Cloud Desktop does not. */
export type ImageWithOperations = {
  /** The global ID of the image, for `Query.node` and `Query.image`. */
  readonly id: Scalars['ID']['output'];
  /** The operations on this image. */
  readonly operations?: Maybe<OperationConnection>;
};


/** An image whose service keeps the operations on it. Compute and BareMetal do, Cloud Desktop does not. */
export type ImageWithOperationsOperationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A key of the key management service. */
export type KmsKey = {
  readonly __typename?: 'KmsKey';
  /** The ID of the key. */
  readonly keyId?: Maybe<Scalars['String']['output']>;
  /** The version of the key. */
  readonly versionId?: Maybe<Scalars['String']['output']>;
};

/** A label: a key and a value that the owner of a resource has attached to it. */
export type Label = {
  readonly __typename?: 'Label';
  /** The key, 1 to 63 characters. */
  readonly key: Scalars['String']['output'];
  /** The value, up to 63 characters; it may be empty. */
  readonly value: Scalars['String']['output'];
};

/** A condition on the labels of an image. */
export type LabelFilter = {
  /** The key that the image has a label of. */
  readonly key: Scalars['String']['input'];
  /** The value of that label. Left out, any value will do. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

/** A label to attach to a resource. */
export type LabelInput = {
  /** The key, 1 to 63 characters. A key may be given only once. */
  readonly key: Scalars['String']['input'];
  /** The value, up to 63 characters; it may be empty. */
  readonly value: Scalars['String']['input'];
};

/** The first hardware generation, compatible with all legacy images. */
export type LegacyHardwareFeatures = {
  readonly __typename?: 'LegacyHardwareFeatures';
  /** The layout of the PCI bus. */
  readonly pciTopology: PciTopology;
};

/** The features of the first hardware generation. */
export type LegacyHardwareFeaturesInput = {
  /** The layout of the PCI bus: `V1` or `V2`. Left out, the service's default. */
  readonly pciTopology?: InputMaybe<PciTopology>;
};

/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Cancels an operation, if its service still can. The request is never retried automatically. Upstream: `GET /operations/{operationId}:cancel` on the operation service, and once `POST` where the service has no such `GET`. */
  readonly cancelOperation?: Maybe<CancelOperationPayload>;
  /** Creates a Cloud Desktop image as a copy of a Compute image. Upstream: `POST /cloud-desktop/v1/images:copy`. Refused input is a `BAD_USER_INPUT` error whose `fieldViolations` name every field that is wrong. */
  readonly copyDesktopImage?: Maybe<CopyDesktopImagePayload>;
  /** Creates a Cloud Desktop image as a copy of a desktop. Upstream: `POST /cloud-desktop/v1/images:copyFromDesktop`. */
  readonly copyDesktopImageFromDesktop?: Maybe<CopyDesktopImageFromDesktopPayload>;
  /** Creates a BareMetal image from an ISO file. Upstream: `POST /baremetal/v1alpha/images`. Refused input is a `BAD_USER_INPUT` error whose `fieldViolations` name every field that is wrong. */
  readonly createBareMetalImage?: Maybe<CreateBareMetalImagePayload>;
  /** Creates a Compute image. Upstream: `POST /compute/v1/images`. Refused input is a `BAD_USER_INPUT` error whose `fieldViolations` name every field that is wrong. */
  readonly createComputeImage?: Maybe<CreateComputeImagePayload>;
  /** Deletes a BareMetal image. Upstream: `DELETE /baremetal/v1alpha/images/{imageId}`. */
  readonly deleteBareMetalImage?: Maybe<DeleteBareMetalImagePayload>;
  /** Deletes a Compute image. Upstream: `DELETE /compute/v1/images/{imageId}`. */
  readonly deleteComputeImage?: Maybe<DeleteComputeImagePayload>;
  /** Deletes a Cloud Desktop image. The service refuses to delete a system image, which has no folder. Upstream: `DELETE /cloud-desktop/v1/images/{imageId}`. */
  readonly deleteDesktopImage?: Maybe<DeleteDesktopImagePayload>;
  /** Deletes an image of whichever service the ID names. Upstream: the service's `delete`. */
  readonly deleteImage?: Maybe<DeleteImagePayload>;
  /** Replaces all access bindings of a Compute image. Upstream: `POST /compute/v1/images/{imageId}:setAccessBindings`. */
  readonly setComputeImageAccessBindings?: Maybe<SetComputeImageAccessBindingsPayload>;
  /** Changes a BareMetal image. A field left out is left alone, and `null` clears it. Upstream: `PATCH /baremetal/v1alpha/images/{imageId}`. */
  readonly updateBareMetalImage?: Maybe<UpdateBareMetalImagePayload>;
  /** Changes a Compute image. A field left out is left alone, and `null` clears it. Upstream: `PATCH /compute/v1/images/{imageId}`. */
  readonly updateComputeImage?: Maybe<UpdateComputeImagePayload>;
  /** Adds and removes access bindings of a Compute image. Upstream: `POST /compute/v1/images/{imageId}:updateAccessBindings`. */
  readonly updateComputeImageAccessBindings?: Maybe<UpdateComputeImageAccessBindingsPayload>;
  /** Changes a Cloud Desktop image. A field left out is left alone, and `null` clears it. Upstream: `PATCH /cloud-desktop/v1/images/{imageId}`. */
  readonly updateDesktopImage?: Maybe<UpdateDesktopImagePayload>;
  /** Changes an image of whichever service the ID names, within that service's own limits. A field left out is left alone, and `null` clears it. Upstream: the service's `update`. */
  readonly updateImage?: Maybe<UpdateImagePayload>;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationCancelOperationArgs = {
  input: CancelOperationInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationCopyDesktopImageArgs = {
  input: CopyDesktopImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationCopyDesktopImageFromDesktopArgs = {
  input: CopyDesktopImageFromDesktopInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationCreateBareMetalImageArgs = {
  input: CreateBareMetalImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationCreateComputeImageArgs = {
  input: CreateComputeImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationDeleteBareMetalImageArgs = {
  input: DeleteBareMetalImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationDeleteComputeImageArgs = {
  input: DeleteComputeImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationDeleteDesktopImageArgs = {
  input: DeleteDesktopImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationDeleteImageArgs = {
  input: DeleteImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationSetComputeImageAccessBindingsArgs = {
  input: SetComputeImageAccessBindingsInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationUpdateBareMetalImageArgs = {
  input: UpdateBareMetalImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationUpdateComputeImageArgs = {
  input: UpdateComputeImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationUpdateComputeImageAccessBindingsArgs = {
  input: UpdateComputeImageAccessBindingsInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationUpdateDesktopImageArgs = {
  input: UpdateDesktopImageInput;
};


/** What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer. */
export type MutationUpdateImageArgs = {
  input: UpdateImageInput;
};

/** An object with a globally unique ID, as the Relay server specification defines it. */
export type Node = {
  /** The global ID: an opaque string that `Query.node` accepts. */
  readonly id: Scalars['ID']['output'];
};

/** Work that a service does after it has answered: every write starts one. */
export type Operation = Node & {
  readonly __typename?: 'Operation';
  /** The changes of access bindings that took effect; null for operations of another kind or not yet done. */
  readonly accessBindingDeltas?: Maybe<ReadonlyArray<AccessBindingDelta>>;
  /** When the operation was started. */
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The ID of the user or service account that started the operation. */
  readonly createdBy?: Maybe<Scalars['String']['output']>;
  /** What the operation does, in the service's words, at most 256 characters. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Whether the operation has ended, well or badly. */
  readonly done: Scalars['Boolean']['output'];
  /** Why the operation failed; null unless it failed or is being rolled back. */
  readonly error?: Maybe<OperationError>;
  /** The global ID of the operation. */
  readonly id: Scalars['ID']['output'];
  /** The image that the operation is about; null when it does not exist, no longer or not yet. Upstream: one `get`. */
  readonly image?: Maybe<Image>;
  /** The service's own ID of the image that the operation is about; null when its metadata does not say. */
  readonly imageId?: Maybe<Scalars['String']['output']>;
  /** When the operation last changed. */
  readonly modifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The ID that the operation service knows the operation by. */
  readonly operationId: Scalars['String']['output'];
  /** The service that does the work; null when its answer does not say so in words that this gateway knows. */
  readonly service?: Maybe<ImageService>;
  /** How the operation stands. */
  readonly status: OperationStatus;
};

/** A page of operations. */
export type OperationConnection = {
  readonly __typename?: 'OperationConnection';
  /** The operations of the page, each with its cursor. */
  readonly edges: ReadonlyArray<OperationEdge>;
  /** The operations of the page. */
  readonly nodes: ReadonlyArray<Operation>;
  /** Where the page lies in the list. */
  readonly pageInfo: PageInfo;
};

/** An operation in a list, with the place where it stands. */
export type OperationEdge = {
  readonly __typename?: 'OperationEdge';
  /** The place in the list just after this operation: give it as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The operation. */
  readonly node: Operation;
};

/** Why an operation failed. */
export type OperationError = {
  readonly __typename?: 'OperationError';
  /** The google.rpc code, for example `RESOURCE_EXHAUSTED`. */
  readonly code: Scalars['String']['output'];
  /** The reason, in the service's words. */
  readonly message: Scalars['String']['output'];
};

/** How an operation stands. */
export type OperationStatus =
  /** The work has failed or was cancelled, and nothing more happens. */
  | 'FAILED'
  /** The work has failed, and the service is undoing what it did. */
  | 'ROLLING_BACK'
  /** The work is going on. */
  | 'RUNNING'
  /** The work is done. */
  | 'SUCCEEDED';

/** The direction that a list is sorted in. */
export type OrderDirection =
  /** Smallest or oldest first. */
  | 'ASC'
  /** Largest or newest first. */
  | 'DESC';

/** The operating system in an image. */
export type Os = {
  readonly __typename?: 'Os';
  /** The version of the NVIDIA driver in the image; null when there is none. */
  readonly nvidiaDriver?: Maybe<Scalars['String']['output']>;
  /** The kind of operating system. The service uses it to emulate a virtual CPU and to work out the cost. */
  readonly type: OsType;
};

/** The operating system in an image. */
export type OsInput = {
  /** The version of the NVIDIA driver in the image. */
  readonly nvidiaDriver?: InputMaybe<Scalars['String']['input']>;
  /** Its kind: `LINUX` or `WINDOWS`. */
  readonly type: OsType;
};

/** A kind of operating system. */
export type OsType =
  /** Linux. */
  | 'LINUX'
  /** The service left it unspecified, or used a word that this gateway has not heard of. */
  | 'UNKNOWN'
  /** Windows. */
  | 'WINDOWS';

/** Where a page of a connection lies in its list, as the Relay cursor connections specification defines it. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /**
   * The cursor of the last edge. Null on an empty page, but there all the same, to go on from, when the gateway
   * stopped reading at its scan limit or when `unavailable` names a source to come back to.
   */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /**
   * Whether more is known to follow this page: another object is at hand, or a service has announced a further
   * page, which may turn out to be empty. A source named in `unavailable` does not count.
   */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether this page has objects before it that belong to the list. After a cursor it is true without looking. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A layout of the PCI bus. */
export type PciTopology =
  /** The service left it unspecified, or used a word that this gateway has not heard of. */
  | 'UNKNOWN'
  /** The first layout. */
  | 'V1'
  /** The second layout. */
  | 'V2';

/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type Query = {
  readonly __typename?: 'Query';
  /** The BareMetal image with this ID; null when there is none. Upstream: `GET /baremetal/v1alpha/images/{imageId}`. */
  readonly bareMetalImage?: Maybe<BareMetalImage>;
  /** The BareMetal images of a folder. Upstream: `GET /baremetal/v1alpha/images`. */
  readonly bareMetalImages?: Maybe<BareMetalImageConnection>;
  /**
   * The public BareMetal image with this ID; null when there is none.
   * Upstream: `GET /baremetal/v1alpha/standardImages/{imageId}`.
   */
  readonly bareMetalStandardImage?: Maybe<BareMetalStandardImage>;
  /** The public BareMetal images of a folder. Upstream: `GET /baremetal/v1alpha/standardImages`. */
  readonly bareMetalStandardImages?: Maybe<BareMetalStandardImageConnection>;
  /** The Compute image with this ID; null when there is none. Upstream: `GET /compute/v1/images/{imageId}`. */
  readonly computeImage?: Maybe<ComputeImage>;
  /** The Compute images of a folder. Upstream: `GET /compute/v1/images`. */
  readonly computeImages?: Maybe<ComputeImageConnection>;
  /** The Cloud Desktop image with this ID; null when there is none. Upstream: `GET /cloud-desktop/v1/images/{imageId}`. */
  readonly desktopImage?: Maybe<DesktopImage>;
  /** The Cloud Desktop images of a folder. Upstream: `GET /cloud-desktop/v1/images`. */
  readonly desktopImages?: Maybe<DesktopImageConnection>;
  /** The folder with this ID. The services keep no record of folders, so any ID gives a folder, and no call is made. */
  readonly folder?: Maybe<Folder>;
  /** The image with this global ID, of whichever service; null when there is none. Upstream: one `get`. */
  readonly image?: Maybe<Image>;
  /**
   * The images of several folders and services in one list. A source that fails is left out of the page and named
   * in `unavailable`; the field fails only when every source does. Upstream: a `list` for each folder and service.
   */
  readonly images?: Maybe<ImageConnection>;
  /**
   * The newest image of a family in a folder; null when there is none.
   * Upstream: `GET /compute/v1/images:latestByFamily`.
   */
  readonly latestComputeImage?: Maybe<ComputeImage>;
  /**
   * The object with this global ID; null when there is none. An ID that is not well formed is a `BAD_USER_INPUT`
   * error. Upstream: one `get`.
   */
  readonly node?: Maybe<Node>;
  /**
   * The objects with these global IDs, each in the place of its ID: null for one that does not exist, null with an
   * error for one whose ID is not well formed or whose service failed. Upstream: one `get` for each distinct ID.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * The operation with this global ID; null when there is none. Upstream: `GET /operations/{operationId}` on the
   * operation service, repeated while waiting.
   */
  readonly operation?: Maybe<Operation>;
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryBareMetalImageArgs = {
  imageId: Scalars['String']['input'];
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryBareMetalImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  filterExpression?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  folderId: Scalars['String']['input'];
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryBareMetalStandardImageArgs = {
  imageId: Scalars['String']['input'];
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryBareMetalStandardImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  filterExpression?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  folderId?: Scalars['String']['input'];
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryComputeImageArgs = {
  imageId: Scalars['String']['input'];
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryComputeImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  filterExpression?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  folderId: Scalars['String']['input'];
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryDesktopImageArgs = {
  imageId: Scalars['String']['input'];
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryDesktopImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  filterExpression?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  folderId: Scalars['String']['input'];
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryFolderArgs = {
  folderId: Scalars['String']['input'];
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryImageArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  folderIds: ReadonlyArray<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ImageOrder>;
  services?: InputMaybe<ReadonlyArray<ImageService>>;
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryLatestComputeImageArgs = {
  family: Scalars['String']['input'];
  folderId: Scalars['String']['input'];
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be read. Each field makes the upstream calls that it names, with the credentials of the request. */
export type QueryOperationArgs = {
  id: Scalars['ID']['input'];
  waitSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** Who shall have which role on a Compute image. */
export type SetComputeImageAccessBindingsInput = {
  /** All of its access bindings, at most 1000: those that it has are replaced. */
  readonly accessBindings: ReadonlyArray<AccessBindingInput>;
  /** The image: the ID that Compute knows it by, at most 50 characters. */
  readonly imageId: Scalars['String']['input'];
};

/** What `setComputeImageAccessBindings` returns. */
export type SetComputeImageAccessBindingsPayload = {
  readonly __typename?: 'SetComputeImageAccessBindingsPayload';
  /** The operation that replaces the access bindings. */
  readonly operation: Operation;
};

/** Conditions on a text, joined by AND. Comparison is exact and case-sensitive. */
export type StringFilter = {
  /** The text contains this one. */
  readonly contains?: InputMaybe<Scalars['String']['input']>;
  /** The text is this one. */
  readonly eq?: InputMaybe<Scalars['String']['input']>;
  /** The text is one of these. An empty list matches nothing. */
  readonly in?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The text is not this one, or is missing. */
  readonly ne?: InputMaybe<Scalars['String']['input']>;
  /** The text is none of these, or is missing. */
  readonly notIn?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What can be followed, over WebSocket with the protocol `graphql-transport-ws`. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * The image, now and whenever its status changes. It completes when the image is READY, in ERROR or gone. An ID that
   * names no image is a `NOT_FOUND` error. Upstream: one `get` every few seconds, however many subscribe.
   */
  readonly imageStatus: Image;
  /**
   * The operation, now and whenever it changes. It completes when the operation is done. An ID that names no operation
   * is a `NOT_FOUND` error. Upstream: one `get` every few seconds, however many subscribe.
   */
  readonly operation: Operation;
};


/** What can be followed, over WebSocket with the protocol `graphql-transport-ws`. */
export type SubscriptionImageStatusArgs = {
  id: Scalars['ID']['input'];
};


/** What can be followed, over WebSocket with the protocol `graphql-transport-ws`. */
export type SubscriptionOperationArgs = {
  id: Scalars['ID']['input'];
};

/** One source of a merged list, that is the images of one service in one folder, that could not be read. */
export type UnavailableSource = {
  readonly __typename?: 'UnavailableSource';
  /**
   * Why it could not be read: the google.rpc code of the service's answer, for example `PERMISSION_DENIED`, or what
   * the gateway saw, for example `DEADLINE_EXCEEDED` or `UPSTREAM_MALFORMED`.
   */
  readonly code: Scalars['String']['output'];
  /** The folder that was asked for. */
  readonly folderId: Scalars['String']['output'];
  /** The reason, for a person to read. */
  readonly message: Scalars['String']['output'];
  /** Whether the same request may succeed later without anything being changed. */
  readonly retryable: Scalars['Boolean']['output'];
  /** The service that was asked. */
  readonly service: ImageService;
};

/** A record of a list that could not be decoded, for example a record without an ID. */
export type UnreadableImage = {
  readonly __typename?: 'UnreadableImage';
  /** The folder whose list contains the record. */
  readonly folderId: Scalars['String']['output'];
  /** The service's ID of the image; null where the record has no readable ID. */
  readonly imageId?: Maybe<Scalars['String']['output']>;
  /** The reason, for a person to read. */
  readonly message: Scalars['String']['output'];
  /** The service that returned the record. */
  readonly service: ImageService;
};

/** What to change of a BareMetal image. A field left out is left alone, and `null` clears it. */
export type UpdateBareMetalImageInput = {
  /** Its description, at most 1024 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The image: the ID that BareMetal knows it by, 20 characters of `[a-z][a-z0-9]*`. */
  readonly imageId: Scalars['String']['input'];
  /** All of its labels: those that it has are replaced. At most 64; a key is 1 to 63 characters of `[a-z][-_0-9a-z]*`, a value up to 63 of `[-_0-9a-z]*`. */
  readonly labels?: InputMaybe<ReadonlyArray<LabelInput>>;
  /** Its name, unique in the folder; it cannot be cleared. 2 to 63 characters: `[a-z]([-a-z0-9]*[a-z0-9])?`. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** What `updateBareMetalImage` returns. */
export type UpdateBareMetalImagePayload = {
  readonly __typename?: 'UpdateBareMetalImagePayload';
  /** The operation that changes the image. */
  readonly operation: Operation;
};

/** Changes of who has which role on a Compute image. */
export type UpdateComputeImageAccessBindingsInput = {
  /** The changes, 1 to 1000. */
  readonly accessBindingDeltas: ReadonlyArray<AccessBindingDeltaInput>;
  /** The image: the ID that Compute knows it by, at most 50 characters. */
  readonly imageId: Scalars['String']['input'];
};

/** What `updateComputeImageAccessBindings` returns. */
export type UpdateComputeImageAccessBindingsPayload = {
  readonly __typename?: 'UpdateComputeImageAccessBindingsPayload';
  /** The operation that changes the access bindings. */
  readonly operation: Operation;
};

/** What to change of a Compute image. A field left out is left alone, and `null` clears it. */
export type UpdateComputeImageInput = {
  /** Its description, at most 256 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The image: the ID that Compute knows it by, at most 50 characters. */
  readonly imageId: Scalars['String']['input'];
  /** All of its labels: those that it has are replaced. At most 64; a key is 1 to 63 characters of `[a-z][-_./\@0-9a-z]*`, a value up to 63 of `[-_./\@0-9a-z]*`. */
  readonly labels?: InputMaybe<ReadonlyArray<LabelInput>>;
  /** The smallest disk that can be created from it, in bytes: 4194304 to 4398046511104. */
  readonly minDiskSize?: InputMaybe<Scalars['Int64']['input']>;
  /** Its name, unique in the folder. 1 to 63 characters: `[a-z]([-_a-z0-9]{0,61}[a-z0-9])?`. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** What `updateComputeImage` returns. */
export type UpdateComputeImagePayload = {
  readonly __typename?: 'UpdateComputeImagePayload';
  /** The operation that changes the image. */
  readonly operation: Operation;
};

/** What to change of a Cloud Desktop image. A field left out is left alone, and `null` clears it. */
export type UpdateDesktopImageInput = {
  /** Its description, at most 1024 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The image: the ID that Cloud Desktop knows it by. */
  readonly imageId: Scalars['String']['input'];
  /** All of its labels: those that it has are replaced. At most 64; a key is 1 to 63 characters of `[a-z][-_0-9a-z]*`, a value up to 63 of `[-_0-9a-z]*`. */
  readonly labels?: InputMaybe<ReadonlyArray<LabelInput>>;
  /** Its name, at most 50 characters. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** What `updateDesktopImage` returns. */
export type UpdateDesktopImagePayload = {
  readonly __typename?: 'UpdateDesktopImagePayload';
  /** The operation that changes the image. */
  readonly operation: Operation;
};

/** What to change of an image. A field left out is left alone, and `null` clears it. */
export type UpdateImageInput = {
  /** Its description, within the limits of its service. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The global ID of the image. */
  readonly id: Scalars['ID']['input'];
  /** All of its labels, at most 64: those that it has are replaced. */
  readonly labels?: InputMaybe<ReadonlyArray<LabelInput>>;
  /** Its name, within the limits of its service. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** What `updateImage` returns. */
export type UpdateImagePayload = {
  readonly __typename?: 'UpdateImagePayload';
  /** The operation that changes the image. */
  readonly operation: Operation;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  BareMetalImage: BareMetalImage;
  BareMetalStandardImage: BareMetalStandardImage;
  ComputeImage: ComputeImage;
  DesktopImage: DesktopImage;
  Folder: Folder;
  Image: Image;
  Operation: Operation;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  BareMetalImage:
    ( { __typename: 'BareMetalImage' }
    & ( GraphQLRecursivePick<FederationTypes['BareMetalImage'], {"imageId":true}>
        | GraphQLRecursivePick<FederationTypes['BareMetalImage'], {"id":true}> ) );
  BareMetalStandardImage:
    ( { __typename: 'BareMetalStandardImage' }
    & ( GraphQLRecursivePick<FederationTypes['BareMetalStandardImage'], {"imageId":true}>
        | GraphQLRecursivePick<FederationTypes['BareMetalStandardImage'], {"id":true}> ) );
  ComputeImage:
    ( { __typename: 'ComputeImage' }
    & ( GraphQLRecursivePick<FederationTypes['ComputeImage'], {"imageId":true}>
        | GraphQLRecursivePick<FederationTypes['ComputeImage'], {"id":true}> ) );
  DesktopImage:
    ( { __typename: 'DesktopImage' }
    & ( GraphQLRecursivePick<FederationTypes['DesktopImage'], {"imageId":true}>
        | GraphQLRecursivePick<FederationTypes['DesktopImage'], {"id":true}> ) );
  Folder:
    ( { __typename: 'Folder' }
    & ( GraphQLRecursivePick<FederationTypes['Folder'], {"folderId":true}>
        | GraphQLRecursivePick<FederationTypes['Folder'], {"id":true}> ) );
  Image:
    ( { __typename: 'Image' }
    & GraphQLRecursivePick<FederationTypes['Image'], {"id":true}> );
  Operation:
    ( { __typename: 'Operation' }
    & GraphQLRecursivePick<FederationTypes['Operation'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Image:
    | ( BareMetalImageModel )
    | ( BareMetalStandardImageModel )
    | ( ComputeImageModel )
    | ( DesktopImageModel )
  ;
  ImageWithOperations:
    | ( BareMetalImageModel )
    | ( ComputeImageModel )
  ;
  Node:
    | ( BareMetalImageModel )
    | ( BareMetalStandardImageModel )
    | ( ComputeImageModel )
    | ( DesktopImageModel )
    | ( FolderModel )
    | ( OperationModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessBinding: ResolverTypeWrapper<AccessBindingModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AccessBindingAction: AccessBindingAction;
  AccessBindingConnection: ResolverTypeWrapper<Omit<AccessBindingConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['AccessBindingEdge']>, nodes: ReadonlyArray<ResolversTypes['AccessBinding']>, pageInfo: ResolversTypes['PageInfo'] }>;
  AccessBindingDelta: ResolverTypeWrapper<AccessBindingDeltaModel>;
  AccessBindingDeltaInput: AccessBindingDeltaInput;
  AccessBindingEdge: ResolverTypeWrapper<Omit<AccessBindingEdge, 'node'> & { node: ResolversTypes['AccessBinding'] }>;
  AccessBindingInput: AccessBindingInput;
  AccessSubject: ResolverTypeWrapper<AccessSubjectModel>;
  AccessSubjectInput: AccessSubjectInput;
  BareMetalImage: ResolverTypeWrapper<BareMetalImageModel>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  BareMetalImageConnection: ResolverTypeWrapper<ImagePageModel>;
  BareMetalImageEdge: ResolverTypeWrapper<Omit<BareMetalImageEdge, 'node'> & { node: ResolversTypes['BareMetalImage'] }>;
  BareMetalStandardImage: ResolverTypeWrapper<BareMetalStandardImageModel>;
  BareMetalStandardImageConnection: ResolverTypeWrapper<ImagePageModel>;
  BareMetalStandardImageEdge: ResolverTypeWrapper<Omit<BareMetalStandardImageEdge, 'node'> & { node: ResolversTypes['BareMetalStandardImage'] }>;
  CancelOperationInput: CancelOperationInput;
  CancelOperationPayload: ResolverTypeWrapper<Omit<CancelOperationPayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  ComputeImage: ResolverTypeWrapper<ComputeImageModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ComputeImageConnection: ResolverTypeWrapper<ImagePageModel>;
  ComputeImageEdge: ResolverTypeWrapper<Omit<ComputeImageEdge, 'node'> & { node: ResolversTypes['ComputeImage'] }>;
  ComputeImageSourceInput: ComputeImageSourceInput;
  CopyDesktopImageFromDesktopInput: CopyDesktopImageFromDesktopInput;
  CopyDesktopImageFromDesktopPayload: ResolverTypeWrapper<Omit<CopyDesktopImageFromDesktopPayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  CopyDesktopImageInput: CopyDesktopImageInput;
  CopyDesktopImagePayload: ResolverTypeWrapper<Omit<CopyDesktopImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  CreateBareMetalImageInput: CreateBareMetalImageInput;
  CreateBareMetalImagePayload: ResolverTypeWrapper<Omit<CreateBareMetalImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  CreateComputeImageInput: CreateComputeImageInput;
  CreateComputeImagePayload: ResolverTypeWrapper<Omit<CreateComputeImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteBareMetalImageInput: DeleteBareMetalImageInput;
  DeleteBareMetalImagePayload: ResolverTypeWrapper<Omit<DeleteBareMetalImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  DeleteComputeImageInput: DeleteComputeImageInput;
  DeleteComputeImagePayload: ResolverTypeWrapper<Omit<DeleteComputeImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  DeleteDesktopImageInput: DeleteDesktopImageInput;
  DeleteDesktopImagePayload: ResolverTypeWrapper<Omit<DeleteDesktopImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  DeleteImageInput: DeleteImageInput;
  DeleteImagePayload: ResolverTypeWrapper<Omit<DeleteImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  DesktopImage: ResolverTypeWrapper<DesktopImageModel>;
  DesktopImageConnection: ResolverTypeWrapper<ImagePageModel>;
  DesktopImageEdge: ResolverTypeWrapper<Omit<DesktopImageEdge, 'node'> & { node: ResolversTypes['DesktopImage'] }>;
  Folder: ResolverTypeWrapper<FolderModel>;
  Generation2HardwareFeatures: ResolverTypeWrapper<Generation2HardwareFeatures>;
  HardwareGeneration: ResolverTypeWrapper<HardwareGenerationModel>;
  HardwareGenerationInput: HardwareGenerationInput;
  Image: ResolverTypeWrapper<ImageModel>;
  ImageConnection: ResolverTypeWrapper<MergedImagePageModel>;
  ImageEdge: ResolverTypeWrapper<Omit<ImageEdge, 'node'> & { node: ResolversTypes['Image'] }>;
  ImageFilter: ImageFilter;
  ImageOrder: ImageOrder;
  ImageOrderField: ImageOrderField;
  ImageService: ImageService;
  ImageStatus: ImageStatus;
  ImageWithOperations: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['ImageWithOperations']>;
  Int64: ResolverTypeWrapper<Scalars['Int64']['output']>;
  KmsKey: ResolverTypeWrapper<KmsKeyModel>;
  Label: ResolverTypeWrapper<LabelModel>;
  LabelFilter: LabelFilter;
  LabelInput: LabelInput;
  LegacyHardwareFeatures: ResolverTypeWrapper<LegacyHardwareFeatures>;
  LegacyHardwareFeaturesInput: LegacyHardwareFeaturesInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<NodeModel>;
  Operation: ResolverTypeWrapper<OperationModel>;
  OperationConnection: ResolverTypeWrapper<Omit<OperationConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['OperationEdge']>, nodes: ReadonlyArray<ResolversTypes['Operation']>, pageInfo: ResolversTypes['PageInfo'] }>;
  OperationEdge: ResolverTypeWrapper<Omit<OperationEdge, 'node'> & { node: ResolversTypes['Operation'] }>;
  OperationError: ResolverTypeWrapper<OperationError>;
  OperationStatus: OperationStatus;
  OrderDirection: OrderDirection;
  Os: ResolverTypeWrapper<OsModel>;
  OsInput: OsInput;
  OsType: OsType;
  PageInfo: ResolverTypeWrapper<PageInfoModel>;
  PciTopology: PciTopology;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SetComputeImageAccessBindingsInput: SetComputeImageAccessBindingsInput;
  SetComputeImageAccessBindingsPayload: ResolverTypeWrapper<Omit<SetComputeImageAccessBindingsPayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  StringFilter: StringFilter;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UnavailableSource: ResolverTypeWrapper<UnavailableSource>;
  UnreadableImage: ResolverTypeWrapper<UnreadableImage>;
  UpdateBareMetalImageInput: UpdateBareMetalImageInput;
  UpdateBareMetalImagePayload: ResolverTypeWrapper<Omit<UpdateBareMetalImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  UpdateComputeImageAccessBindingsInput: UpdateComputeImageAccessBindingsInput;
  UpdateComputeImageAccessBindingsPayload: ResolverTypeWrapper<Omit<UpdateComputeImageAccessBindingsPayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  UpdateComputeImageInput: UpdateComputeImageInput;
  UpdateComputeImagePayload: ResolverTypeWrapper<Omit<UpdateComputeImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  UpdateDesktopImageInput: UpdateDesktopImageInput;
  UpdateDesktopImagePayload: ResolverTypeWrapper<Omit<UpdateDesktopImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
  UpdateImageInput: UpdateImageInput;
  UpdateImagePayload: ResolverTypeWrapper<Omit<UpdateImagePayload, 'operation'> & { operation: ResolversTypes['Operation'] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessBinding: AccessBindingModel;
  String: Scalars['String']['output'];
  AccessBindingConnection: Omit<AccessBindingConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['AccessBindingEdge']>, nodes: ReadonlyArray<ResolversParentTypes['AccessBinding']>, pageInfo: ResolversParentTypes['PageInfo'] };
  AccessBindingDelta: AccessBindingDeltaModel;
  AccessBindingDeltaInput: AccessBindingDeltaInput;
  AccessBindingEdge: Omit<AccessBindingEdge, 'node'> & { node: ResolversParentTypes['AccessBinding'] };
  AccessBindingInput: AccessBindingInput;
  AccessSubject: AccessSubjectModel;
  AccessSubjectInput: AccessSubjectInput;
  BareMetalImage: BareMetalImageModel;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  BareMetalImageConnection: ImagePageModel;
  BareMetalImageEdge: Omit<BareMetalImageEdge, 'node'> & { node: ResolversParentTypes['BareMetalImage'] };
  BareMetalStandardImage: BareMetalStandardImageModel;
  BareMetalStandardImageConnection: ImagePageModel;
  BareMetalStandardImageEdge: Omit<BareMetalStandardImageEdge, 'node'> & { node: ResolversParentTypes['BareMetalStandardImage'] };
  CancelOperationInput: CancelOperationInput;
  CancelOperationPayload: Omit<CancelOperationPayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  ComputeImage: ComputeImageModel;
  Boolean: Scalars['Boolean']['output'];
  ComputeImageConnection: ImagePageModel;
  ComputeImageEdge: Omit<ComputeImageEdge, 'node'> & { node: ResolversParentTypes['ComputeImage'] };
  ComputeImageSourceInput: ComputeImageSourceInput;
  CopyDesktopImageFromDesktopInput: CopyDesktopImageFromDesktopInput;
  CopyDesktopImageFromDesktopPayload: Omit<CopyDesktopImageFromDesktopPayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  CopyDesktopImageInput: CopyDesktopImageInput;
  CopyDesktopImagePayload: Omit<CopyDesktopImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  CreateBareMetalImageInput: CreateBareMetalImageInput;
  CreateBareMetalImagePayload: Omit<CreateBareMetalImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  CreateComputeImageInput: CreateComputeImageInput;
  CreateComputeImagePayload: Omit<CreateComputeImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  DateTime: Scalars['DateTime']['output'];
  DeleteBareMetalImageInput: DeleteBareMetalImageInput;
  DeleteBareMetalImagePayload: Omit<DeleteBareMetalImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  DeleteComputeImageInput: DeleteComputeImageInput;
  DeleteComputeImagePayload: Omit<DeleteComputeImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  DeleteDesktopImageInput: DeleteDesktopImageInput;
  DeleteDesktopImagePayload: Omit<DeleteDesktopImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  DeleteImageInput: DeleteImageInput;
  DeleteImagePayload: Omit<DeleteImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  DesktopImage: DesktopImageModel;
  DesktopImageConnection: ImagePageModel;
  DesktopImageEdge: Omit<DesktopImageEdge, 'node'> & { node: ResolversParentTypes['DesktopImage'] };
  Folder: FolderModel;
  Generation2HardwareFeatures: Generation2HardwareFeatures;
  HardwareGeneration: HardwareGenerationModel;
  HardwareGenerationInput: HardwareGenerationInput;
  Image: ImageModel;
  ImageConnection: MergedImagePageModel;
  ImageEdge: Omit<ImageEdge, 'node'> & { node: ResolversParentTypes['Image'] };
  ImageFilter: ImageFilter;
  ImageOrder: ImageOrder;
  ImageWithOperations: ResolversInterfaceTypes<ResolversParentTypes>['ImageWithOperations'];
  Int64: Scalars['Int64']['output'];
  KmsKey: KmsKeyModel;
  Label: LabelModel;
  LabelFilter: LabelFilter;
  LabelInput: LabelInput;
  LegacyHardwareFeatures: LegacyHardwareFeatures;
  LegacyHardwareFeaturesInput: LegacyHardwareFeaturesInput;
  Mutation: Record<PropertyKey, never>;
  Node: NodeModel;
  Operation: OperationModel;
  OperationConnection: Omit<OperationConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['OperationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Operation']>, pageInfo: ResolversParentTypes['PageInfo'] };
  OperationEdge: Omit<OperationEdge, 'node'> & { node: ResolversParentTypes['Operation'] };
  OperationError: OperationError;
  Os: OsModel;
  OsInput: OsInput;
  PageInfo: PageInfoModel;
  Query: Record<PropertyKey, never>;
  SetComputeImageAccessBindingsInput: SetComputeImageAccessBindingsInput;
  SetComputeImageAccessBindingsPayload: Omit<SetComputeImageAccessBindingsPayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  StringFilter: StringFilter;
  Subscription: Record<PropertyKey, never>;
  UnavailableSource: UnavailableSource;
  UnreadableImage: UnreadableImage;
  UpdateBareMetalImageInput: UpdateBareMetalImageInput;
  UpdateBareMetalImagePayload: Omit<UpdateBareMetalImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  UpdateComputeImageAccessBindingsInput: UpdateComputeImageAccessBindingsInput;
  UpdateComputeImageAccessBindingsPayload: Omit<UpdateComputeImageAccessBindingsPayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  UpdateComputeImageInput: UpdateComputeImageInput;
  UpdateComputeImagePayload: Omit<UpdateComputeImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  UpdateDesktopImageInput: UpdateDesktopImageInput;
  UpdateDesktopImagePayload: Omit<UpdateDesktopImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
  UpdateImageInput: UpdateImageInput;
  UpdateImagePayload: Omit<UpdateImagePayload, 'operation'> & { operation: ResolversParentTypes['Operation'] };
};

export type AccessBindingResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccessBinding'] = ResolversParentTypes['AccessBinding']> = {
  roleId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['AccessSubject'], ParentType, ContextType>;
};

export type AccessBindingConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccessBindingConnection'] = ResolversParentTypes['AccessBindingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccessBindingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['AccessBinding']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccessBindingDeltaResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccessBindingDelta'] = ResolversParentTypes['AccessBindingDelta']> = {
  action?: Resolver<Maybe<ResolversTypes['AccessBindingAction']>, ParentType, ContextType>;
  roleId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['AccessSubject'], ParentType, ContextType>;
};

export type AccessBindingEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccessBindingEdge'] = ResolversParentTypes['AccessBindingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AccessBinding'], ParentType, ContextType>;
};

export type AccessSubjectResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['AccessSubject'] = ResolversParentTypes['AccessSubject']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BareMetalImageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BareMetalImage'] = ResolversParentTypes['BareMetalImage'], FederationReferenceType extends FederationReferenceTypes['BareMetalImage'] = FederationReferenceTypes['BareMetalImage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['BareMetalImage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  checksum?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  folder?: Resolver<Maybe<ResolversTypes['Folder']>, ParentType, ContextType>;
  folderId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<BareMetalImageLabelArgs, 'key'>>;
  labels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Label']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operations?: Resolver<Maybe<ResolversTypes['OperationConnection']>, ParentType, ContextType, RequireFields<BareMetalImageOperationsArgs, 'first'>>;
  service?: Resolver<ResolversTypes['ImageService'], ParentType, ContextType>;
  serviceStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ImageStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BareMetalImageConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BareMetalImageConnection'] = ResolversParentTypes['BareMetalImageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BareMetalImageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BareMetalImage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  unreadable?: Resolver<ReadonlyArray<ResolversTypes['UnreadableImage']>, ParentType, ContextType>;
};

export type BareMetalImageEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BareMetalImageEdge'] = ResolversParentTypes['BareMetalImageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BareMetalImage'], ParentType, ContextType>;
};

export type BareMetalStandardImageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BareMetalStandardImage'] = ResolversParentTypes['BareMetalStandardImage'], FederationReferenceType extends FederationReferenceTypes['BareMetalStandardImage'] = FederationReferenceTypes['BareMetalStandardImage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['BareMetalStandardImage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  folder?: Resolver<Maybe<ResolversTypes['Folder']>, ParentType, ContextType>;
  folderId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<BareMetalStandardImageLabelArgs, 'key'>>;
  labels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Label']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['ImageService'], ParentType, ContextType>;
  serviceStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ImageStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BareMetalStandardImageConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BareMetalStandardImageConnection'] = ResolversParentTypes['BareMetalStandardImageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BareMetalStandardImageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BareMetalStandardImage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  unreadable?: Resolver<ReadonlyArray<ResolversTypes['UnreadableImage']>, ParentType, ContextType>;
};

export type BareMetalStandardImageEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['BareMetalStandardImageEdge'] = ResolversParentTypes['BareMetalStandardImageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['BareMetalStandardImage'], ParentType, ContextType>;
};

export type CancelOperationPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CancelOperationPayload'] = ResolversParentTypes['CancelOperationPayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type ComputeImageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ComputeImage'] = ResolversParentTypes['ComputeImage'], FederationReferenceType extends FederationReferenceTypes['ComputeImage'] = FederationReferenceTypes['ComputeImage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ComputeImage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accessBindings?: Resolver<Maybe<ResolversTypes['AccessBindingConnection']>, ParentType, ContextType, RequireFields<ComputeImageAccessBindingsArgs, 'first'>>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  folder?: Resolver<Maybe<ResolversTypes['Folder']>, ParentType, ContextType>;
  folderId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hardwareGeneration?: Resolver<Maybe<ResolversTypes['HardwareGeneration']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kmsKey?: Resolver<Maybe<ResolversTypes['KmsKey']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<ComputeImageLabelArgs, 'key'>>;
  labels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Label']>>, ParentType, ContextType>;
  latestInFamily?: Resolver<Maybe<ResolversTypes['ComputeImage']>, ParentType, ContextType>;
  minDiskSize?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  operations?: Resolver<Maybe<ResolversTypes['OperationConnection']>, ParentType, ContextType, RequireFields<ComputeImageOperationsArgs, 'first'>>;
  os?: Resolver<Maybe<ResolversTypes['Os']>, ParentType, ContextType>;
  pooled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  productIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['ImageService'], ParentType, ContextType>;
  serviceStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ImageStatus'], ParentType, ContextType>;
  storageSize?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComputeImageConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ComputeImageConnection'] = ResolversParentTypes['ComputeImageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ComputeImageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ComputeImage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  unreadable?: Resolver<ReadonlyArray<ResolversTypes['UnreadableImage']>, ParentType, ContextType>;
};

export type ComputeImageEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ComputeImageEdge'] = ResolversParentTypes['ComputeImageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ComputeImage'], ParentType, ContextType>;
};

export type CopyDesktopImageFromDesktopPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CopyDesktopImageFromDesktopPayload'] = ResolversParentTypes['CopyDesktopImageFromDesktopPayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type CopyDesktopImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CopyDesktopImagePayload'] = ResolversParentTypes['CopyDesktopImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type CreateBareMetalImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CreateBareMetalImagePayload'] = ResolversParentTypes['CreateBareMetalImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type CreateComputeImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['CreateComputeImagePayload'] = ResolversParentTypes['CreateComputeImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteBareMetalImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeleteBareMetalImagePayload'] = ResolversParentTypes['DeleteBareMetalImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type DeleteComputeImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeleteComputeImagePayload'] = ResolversParentTypes['DeleteComputeImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type DeleteDesktopImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeleteDesktopImagePayload'] = ResolversParentTypes['DeleteDesktopImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type DeleteImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DeleteImagePayload'] = ResolversParentTypes['DeleteImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type DesktopImageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DesktopImage'] = ResolversParentTypes['DesktopImage'], FederationReferenceType extends FederationReferenceTypes['DesktopImage'] = FederationReferenceTypes['DesktopImage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['DesktopImage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  folder?: Resolver<Maybe<ResolversTypes['Folder']>, ParentType, ContextType>;
  folderId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType, RequireFields<DesktopImageLabelArgs, 'key'>>;
  labels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Label']>>, ParentType, ContextType>;
  minDiskSize?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service?: Resolver<ResolversTypes['ImageService'], ParentType, ContextType>;
  serviceStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ImageStatus'], ParentType, ContextType>;
  storageSize?: Resolver<Maybe<ResolversTypes['Int64']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DesktopImageConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DesktopImageConnection'] = ResolversParentTypes['DesktopImageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DesktopImageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DesktopImage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  unreadable?: Resolver<ReadonlyArray<ResolversTypes['UnreadableImage']>, ParentType, ContextType>;
};

export type DesktopImageEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['DesktopImageEdge'] = ResolversParentTypes['DesktopImageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DesktopImage'], ParentType, ContextType>;
};

export type FolderResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Folder'] = ResolversParentTypes['Folder'], FederationReferenceType extends FederationReferenceTypes['Folder'] = FederationReferenceTypes['Folder']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Folder']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bareMetalImages?: Resolver<Maybe<ResolversTypes['BareMetalImageConnection']>, ParentType, ContextType, Partial<FolderBareMetalImagesArgs>>;
  bareMetalStandardImages?: Resolver<Maybe<ResolversTypes['BareMetalStandardImageConnection']>, ParentType, ContextType, Partial<FolderBareMetalStandardImagesArgs>>;
  computeImages?: Resolver<Maybe<ResolversTypes['ComputeImageConnection']>, ParentType, ContextType, Partial<FolderComputeImagesArgs>>;
  desktopImages?: Resolver<Maybe<ResolversTypes['DesktopImageConnection']>, ParentType, ContextType, Partial<FolderDesktopImagesArgs>>;
  folderId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ResolversTypes['ImageConnection']>, ParentType, ContextType, Partial<FolderImagesArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Generation2HardwareFeaturesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Generation2HardwareFeatures'] = ResolversParentTypes['Generation2HardwareFeatures']> = {
  present?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HardwareGenerationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['HardwareGeneration'] = ResolversParentTypes['HardwareGeneration']> = {
  __resolveType: TypeResolveFn<'Generation2HardwareFeatures' | 'LegacyHardwareFeatures', ParentType, ContextType>;
};

export type ImageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image'], FederationReferenceType extends FederationReferenceTypes['Image'] = FederationReferenceTypes['Image']> = {
  __resolveType: TypeResolveFn<'BareMetalImage' | 'BareMetalStandardImage' | 'ComputeImage' | 'DesktopImage', ParentType, ContextType>;
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Image']> | FederationReferenceType, FederationReferenceType, ContextType>;
};

export type ImageConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImageConnection'] = ResolversParentTypes['ImageConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ImageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Image']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  unavailable?: Resolver<ReadonlyArray<ResolversTypes['UnavailableSource']>, ParentType, ContextType>;
  unreadable?: Resolver<ReadonlyArray<ResolversTypes['UnreadableImage']>, ParentType, ContextType>;
};

export type ImageEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImageEdge'] = ResolversParentTypes['ImageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Image'], ParentType, ContextType>;
};

export type ImageWithOperationsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['ImageWithOperations'] = ResolversParentTypes['ImageWithOperations']> = {
  __resolveType: TypeResolveFn<'BareMetalImage' | 'ComputeImage', ParentType, ContextType>;
};

export interface Int64ScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Int64'], any> {
  name: 'Int64';
}

export type KmsKeyResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['KmsKey'] = ResolversParentTypes['KmsKey']> = {
  keyId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  versionId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LabelResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Label'] = ResolversParentTypes['Label']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LegacyHardwareFeaturesResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['LegacyHardwareFeatures'] = ResolversParentTypes['LegacyHardwareFeatures']> = {
  pciTopology?: Resolver<ResolversTypes['PciTopology'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelOperation?: Resolver<Maybe<ResolversTypes['CancelOperationPayload']>, ParentType, ContextType, RequireFields<MutationCancelOperationArgs, 'input'>>;
  copyDesktopImage?: Resolver<Maybe<ResolversTypes['CopyDesktopImagePayload']>, ParentType, ContextType, RequireFields<MutationCopyDesktopImageArgs, 'input'>>;
  copyDesktopImageFromDesktop?: Resolver<Maybe<ResolversTypes['CopyDesktopImageFromDesktopPayload']>, ParentType, ContextType, RequireFields<MutationCopyDesktopImageFromDesktopArgs, 'input'>>;
  createBareMetalImage?: Resolver<Maybe<ResolversTypes['CreateBareMetalImagePayload']>, ParentType, ContextType, RequireFields<MutationCreateBareMetalImageArgs, 'input'>>;
  createComputeImage?: Resolver<Maybe<ResolversTypes['CreateComputeImagePayload']>, ParentType, ContextType, RequireFields<MutationCreateComputeImageArgs, 'input'>>;
  deleteBareMetalImage?: Resolver<Maybe<ResolversTypes['DeleteBareMetalImagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteBareMetalImageArgs, 'input'>>;
  deleteComputeImage?: Resolver<Maybe<ResolversTypes['DeleteComputeImagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteComputeImageArgs, 'input'>>;
  deleteDesktopImage?: Resolver<Maybe<ResolversTypes['DeleteDesktopImagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteDesktopImageArgs, 'input'>>;
  deleteImage?: Resolver<Maybe<ResolversTypes['DeleteImagePayload']>, ParentType, ContextType, RequireFields<MutationDeleteImageArgs, 'input'>>;
  setComputeImageAccessBindings?: Resolver<Maybe<ResolversTypes['SetComputeImageAccessBindingsPayload']>, ParentType, ContextType, RequireFields<MutationSetComputeImageAccessBindingsArgs, 'input'>>;
  updateBareMetalImage?: Resolver<Maybe<ResolversTypes['UpdateBareMetalImagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateBareMetalImageArgs, 'input'>>;
  updateComputeImage?: Resolver<Maybe<ResolversTypes['UpdateComputeImagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateComputeImageArgs, 'input'>>;
  updateComputeImageAccessBindings?: Resolver<Maybe<ResolversTypes['UpdateComputeImageAccessBindingsPayload']>, ParentType, ContextType, RequireFields<MutationUpdateComputeImageAccessBindingsArgs, 'input'>>;
  updateDesktopImage?: Resolver<Maybe<ResolversTypes['UpdateDesktopImagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateDesktopImageArgs, 'input'>>;
  updateImage?: Resolver<Maybe<ResolversTypes['UpdateImagePayload']>, ParentType, ContextType, RequireFields<MutationUpdateImageArgs, 'input'>>;
};

export type NodeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'BareMetalImage' | 'BareMetalStandardImage' | 'ComputeImage' | 'DesktopImage' | 'Folder' | 'Operation', ParentType, ContextType>;
};

export type OperationResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Operation'] = ResolversParentTypes['Operation'], FederationReferenceType extends FederationReferenceTypes['Operation'] = FederationReferenceTypes['Operation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Operation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accessBindingDeltas?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccessBindingDelta']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['OperationError']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  imageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  operationId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['ImageService']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OperationConnectionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationConnection'] = ResolversParentTypes['OperationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Operation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OperationEdgeResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationEdge'] = ResolversParentTypes['OperationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type OperationErrorResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['OperationError'] = ResolversParentTypes['OperationError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OsResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Os'] = ResolversParentTypes['Os']> = {
  nvidiaDriver?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['OsType'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  bareMetalImage?: Resolver<Maybe<ResolversTypes['BareMetalImage']>, ParentType, ContextType, RequireFields<QueryBareMetalImageArgs, 'imageId'>>;
  bareMetalImages?: Resolver<Maybe<ResolversTypes['BareMetalImageConnection']>, ParentType, ContextType, RequireFields<QueryBareMetalImagesArgs, 'folderId'>>;
  bareMetalStandardImage?: Resolver<Maybe<ResolversTypes['BareMetalStandardImage']>, ParentType, ContextType, RequireFields<QueryBareMetalStandardImageArgs, 'imageId'>>;
  bareMetalStandardImages?: Resolver<Maybe<ResolversTypes['BareMetalStandardImageConnection']>, ParentType, ContextType, RequireFields<QueryBareMetalStandardImagesArgs, 'folderId'>>;
  computeImage?: Resolver<Maybe<ResolversTypes['ComputeImage']>, ParentType, ContextType, RequireFields<QueryComputeImageArgs, 'imageId'>>;
  computeImages?: Resolver<Maybe<ResolversTypes['ComputeImageConnection']>, ParentType, ContextType, RequireFields<QueryComputeImagesArgs, 'folderId'>>;
  desktopImage?: Resolver<Maybe<ResolversTypes['DesktopImage']>, ParentType, ContextType, RequireFields<QueryDesktopImageArgs, 'imageId'>>;
  desktopImages?: Resolver<Maybe<ResolversTypes['DesktopImageConnection']>, ParentType, ContextType, RequireFields<QueryDesktopImagesArgs, 'folderId'>>;
  folder?: Resolver<Maybe<ResolversTypes['Folder']>, ParentType, ContextType, RequireFields<QueryFolderArgs, 'folderId'>>;
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType, RequireFields<QueryImageArgs, 'id'>>;
  images?: Resolver<Maybe<ResolversTypes['ImageConnection']>, ParentType, ContextType, RequireFields<QueryImagesArgs, 'folderIds'>>;
  latestComputeImage?: Resolver<Maybe<ResolversTypes['ComputeImage']>, ParentType, ContextType, RequireFields<QueryLatestComputeImageArgs, 'family' | 'folderId'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType, RequireFields<QueryOperationArgs, 'id' | 'waitSeconds'>>;
};

export type SetComputeImageAccessBindingsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['SetComputeImageAccessBindingsPayload'] = ResolversParentTypes['SetComputeImageAccessBindingsPayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  imageStatus?: SubscriptionResolver<ResolversTypes['Image'], "imageStatus", ParentType, ContextType, RequireFields<SubscriptionImageStatusArgs, 'id'>>;
  operation?: SubscriptionResolver<ResolversTypes['Operation'], "operation", ParentType, ContextType, RequireFields<SubscriptionOperationArgs, 'id'>>;
};

export type UnavailableSourceResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnavailableSource'] = ResolversParentTypes['UnavailableSource']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  folderId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['ImageService'], ParentType, ContextType>;
};

export type UnreadableImageResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UnreadableImage'] = ResolversParentTypes['UnreadableImage']> = {
  folderId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  imageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  service?: Resolver<ResolversTypes['ImageService'], ParentType, ContextType>;
};

export type UpdateBareMetalImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateBareMetalImagePayload'] = ResolversParentTypes['UpdateBareMetalImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type UpdateComputeImageAccessBindingsPayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateComputeImageAccessBindingsPayload'] = ResolversParentTypes['UpdateComputeImageAccessBindingsPayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type UpdateComputeImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateComputeImagePayload'] = ResolversParentTypes['UpdateComputeImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type UpdateDesktopImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateDesktopImagePayload'] = ResolversParentTypes['UpdateDesktopImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type UpdateImagePayloadResolvers<ContextType = RequestContext, ParentType extends ResolversParentTypes['UpdateImagePayload'] = ResolversParentTypes['UpdateImagePayload']> = {
  operation?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RequestContext> = {
  AccessBinding?: AccessBindingResolvers<ContextType>;
  AccessBindingConnection?: AccessBindingConnectionResolvers<ContextType>;
  AccessBindingDelta?: AccessBindingDeltaResolvers<ContextType>;
  AccessBindingEdge?: AccessBindingEdgeResolvers<ContextType>;
  AccessSubject?: AccessSubjectResolvers<ContextType>;
  BareMetalImage?: BareMetalImageResolvers<ContextType>;
  BareMetalImageConnection?: BareMetalImageConnectionResolvers<ContextType>;
  BareMetalImageEdge?: BareMetalImageEdgeResolvers<ContextType>;
  BareMetalStandardImage?: BareMetalStandardImageResolvers<ContextType>;
  BareMetalStandardImageConnection?: BareMetalStandardImageConnectionResolvers<ContextType>;
  BareMetalStandardImageEdge?: BareMetalStandardImageEdgeResolvers<ContextType>;
  CancelOperationPayload?: CancelOperationPayloadResolvers<ContextType>;
  ComputeImage?: ComputeImageResolvers<ContextType>;
  ComputeImageConnection?: ComputeImageConnectionResolvers<ContextType>;
  ComputeImageEdge?: ComputeImageEdgeResolvers<ContextType>;
  CopyDesktopImageFromDesktopPayload?: CopyDesktopImageFromDesktopPayloadResolvers<ContextType>;
  CopyDesktopImagePayload?: CopyDesktopImagePayloadResolvers<ContextType>;
  CreateBareMetalImagePayload?: CreateBareMetalImagePayloadResolvers<ContextType>;
  CreateComputeImagePayload?: CreateComputeImagePayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteBareMetalImagePayload?: DeleteBareMetalImagePayloadResolvers<ContextType>;
  DeleteComputeImagePayload?: DeleteComputeImagePayloadResolvers<ContextType>;
  DeleteDesktopImagePayload?: DeleteDesktopImagePayloadResolvers<ContextType>;
  DeleteImagePayload?: DeleteImagePayloadResolvers<ContextType>;
  DesktopImage?: DesktopImageResolvers<ContextType>;
  DesktopImageConnection?: DesktopImageConnectionResolvers<ContextType>;
  DesktopImageEdge?: DesktopImageEdgeResolvers<ContextType>;
  Folder?: FolderResolvers<ContextType>;
  Generation2HardwareFeatures?: Generation2HardwareFeaturesResolvers<ContextType>;
  HardwareGeneration?: HardwareGenerationResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  ImageConnection?: ImageConnectionResolvers<ContextType>;
  ImageEdge?: ImageEdgeResolvers<ContextType>;
  ImageWithOperations?: ImageWithOperationsResolvers<ContextType>;
  Int64?: GraphQLScalarType;
  KmsKey?: KmsKeyResolvers<ContextType>;
  Label?: LabelResolvers<ContextType>;
  LegacyHardwareFeatures?: LegacyHardwareFeaturesResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Operation?: OperationResolvers<ContextType>;
  OperationConnection?: OperationConnectionResolvers<ContextType>;
  OperationEdge?: OperationEdgeResolvers<ContextType>;
  OperationError?: OperationErrorResolvers<ContextType>;
  Os?: OsResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SetComputeImageAccessBindingsPayload?: SetComputeImageAccessBindingsPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UnavailableSource?: UnavailableSourceResolvers<ContextType>;
  UnreadableImage?: UnreadableImageResolvers<ContextType>;
  UpdateBareMetalImagePayload?: UpdateBareMetalImagePayloadResolvers<ContextType>;
  UpdateComputeImageAccessBindingsPayload?: UpdateComputeImageAccessBindingsPayloadResolvers<ContextType>;
  UpdateComputeImagePayload?: UpdateComputeImagePayloadResolvers<ContextType>;
  UpdateDesktopImagePayload?: UpdateDesktopImagePayloadResolvers<ContextType>;
  UpdateImagePayload?: UpdateImagePayloadResolvers<ContextType>;
};

