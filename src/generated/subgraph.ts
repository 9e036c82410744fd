/* Written by `npm run codegen` from schema/. Do not edit. */

/** What the gateway executes, and what it tells a router that asks for `_service`. */
export const subgraphSdl = `schema
  @link(url: "https://specs.apollo.dev/link/v1.0")
{
  query: Query
  mutation: Mutation
  subscription: Subscription
}

extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

"""Exactly one field of the input object must be given, and not null."""
directive @oneOf on INPUT_OBJECT

directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA

directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE

directive @federation__requires(fields: federation__FieldSet!) on FIELD_DEFINITION

directive @federation__provides(fields: federation__FieldSet!) on FIELD_DEFINITION

directive @federation__external(reason: String) on OBJECT | FIELD_DEFINITION

directive @federation__tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCHEMA

directive @federation__extends on OBJECT | INTERFACE

directive @shareable repeatable on OBJECT | FIELD_DEFINITION

directive @federation__inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

directive @federation__override(from: String!, label: String) on FIELD_DEFINITION

directive @federation__composeDirective(name: String) repeatable on SCHEMA

directive @federation__interfaceObject on OBJECT

directive @federation__authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM

directive @federation__requiresScopes(scopes: [[federation__Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM

directive @federation__policy(policies: [[federation__Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM

directive @federation__context(name: String!) repeatable on INTERFACE | OBJECT | UNION

directive @federation__fromContext(field: federation__ContextFieldValue) on ARGUMENT_DEFINITION

directive @federation__cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

directive @federation__listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION

"""
What can be read. Each field makes the upstream calls that it names, with the credentials of the request.
"""
type Query {
  """
  The object with this global ID; null when there is none. An ID that is not well formed is a \`BAD_USER_INPUT\`
  error. Upstream: one \`get\`.
  """
  node(
    """A global ID, from the \`id\` field of any object."""
    id: ID!
  ): Node

  """
  The objects with these global IDs, each in the place of its ID: null for one that does not exist, null with an
  error for one whose ID is not well formed or whose service failed. Upstream: one \`get\` for each distinct ID.
  """
  nodes(
    """Global IDs, at most 1000. One may be named several times."""
    ids: [ID!]!
  ): [Node]!

  """
  The image with this global ID, of whichever service; null when there is none. Upstream: one \`get\`.
  """
  image(
    """The global ID of an image."""
    id: ID!
  ): Image

  """
  The images of several folders and services in one list. A source that fails is left out of the page and named
  in \`unavailable\`; the field fails only when every source does. Upstream: a \`list\` for each folder and service.
  """
  images(
    """The folders to read, 1 to 50. A folder named twice counts once."""
    folderIds: [String!]!

    """The services to ask, at least one. Left out, all of them."""
    services: [ImageService!]

    """Which images the list holds. Left out, all of them."""
    filter: ImageFilter

    """How the list is sorted. Left out, newest first."""
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. Left out together with
    \`last\`, 50.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): ImageConnection
  _entities(representations: [_Any!]!): [_Entity]!
  _service: _Service!
}

extend type Query {
  """
  The public BareMetal image with this ID; null when there is none.
  Upstream: \`GET /baremetal/v1alpha/standardImages/{imageId}\`.
  """
  bareMetalStandardImage(
    """The ID of the image in BareMetal."""
    imageId: String!
  ): BareMetalStandardImage

  """
  The public BareMetal images of a folder. Upstream: \`GET /baremetal/v1alpha/standardImages\`.
  """
  bareMetalStandardImages(
    """The ID of the folder, 1 to 50 characters."""
    folderId: String! = "baremetal-standard-images"

    """
    The conditions that the images of the list meet. By default, the list contains all images.
    """
    filter: ImageFilter

    """
    A condition in the service's own filter language, passed on verbatim and joined to \`filter\` by AND.
    Operators \`=\` (equal) and \`:\` (contains) on \`id\` and \`name\`, joined by AND.
    """
    filterExpression: String

    """
    The order of the list. By default, the service's own order (by ID). No public image has a creation time, so all are
    equal when sorted by \`CREATED_AT\`.
    """
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. 50 by default, where \`last\`
    is absent too.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): BareMetalStandardImageConnection
}

extend type Query {
  """
  The BareMetal image with this ID; null when there is none. Upstream: \`GET /baremetal/v1alpha/images/{imageId}\`.
  """
  bareMetalImage(
    """The ID that BareMetal knows the image by."""
    imageId: String!
  ): BareMetalImage

  """
  The BareMetal images of a folder. Upstream: \`GET /baremetal/v1alpha/images\`.
  """
  bareMetalImages(
    """The ID of the folder, 1 to 50 characters."""
    folderId: String!

    """Which images the list holds. Left out, all of them."""
    filter: ImageFilter

    """
    A condition in the service's own filter language, passed on as it is and joined to \`filter\` by AND.
    Operators \`=\` (equal) and \`:\` (contains) on \`id\` and \`name\`, joined by AND.
    """
    filterExpression: String

    """How the list is sorted. Left out, in the service's own order (by ID)."""
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. Left out together with
    \`last\`, 50.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): BareMetalImageConnection
}

extend type Query {
  """
  The Compute image with this ID; null when there is none. Upstream: \`GET /compute/v1/images/{imageId}\`.
  """
  computeImage(
    """The ID that Compute knows the image by."""
    imageId: String!
  ): ComputeImage

  """
  The newest image of a family in a folder; null when there is none.
  Upstream: \`GET /compute/v1/images:latestByFamily\`.
  """
  latestComputeImage(
    """The ID of the folder, 1 to 50 characters."""
    folderId: String!

    """The name of the family."""
    family: String!
  ): ComputeImage

  """The Compute images of a folder. Upstream: \`GET /compute/v1/images\`."""
  computeImages(
    """The ID of the folder, 1 to 50 characters."""
    folderId: String!

    """Which images the list holds. Left out, all of them."""
    filter: ImageFilter

    """
    A condition in the service's own filter language, passed on as it is and joined to \`filter\` by AND.
    Operators \`=\`, \`!=\`, \`IN\` and \`NOT IN\`, joined by AND; at most 1000 characters. Example: \`name="ubuntu"\`.
    """
    filterExpression: String

    """How the list is sorted. Left out, in the service's own order (by ID)."""
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. Left out together with
    \`last\`, 50.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): ComputeImageConnection
}

extend type Query {
  """
  The Cloud Desktop image with this ID; null when there is none. Upstream: \`GET /cloud-desktop/v1/images/{imageId}\`.
  """
  desktopImage(
    """The ID that Cloud Desktop knows the image by."""
    imageId: String!
  ): DesktopImage

  """
  The Cloud Desktop images of a folder. Upstream: \`GET /cloud-desktop/v1/images\`.
  """
  desktopImages(
    """The ID of the folder, 1 to 50 characters."""
    folderId: String!

    """Which images the list holds. Left out, all of them."""
    filter: ImageFilter

    """
    A condition in the service's own filter language, passed on as it is and joined to \`filter\` by AND.
    One condition on \`name\` with \`=\`, \`!=\`, \`IN\` or \`NOT IN\`; at most 1000 characters.
    """
    filterExpression: String

    """How the list is sorted. Left out, in the service's own order."""
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. Left out together with
    \`last\`, 50.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): DesktopImageConnection
}

extend type Query {
  """
  The folder with this ID. The services keep no record of folders, so any ID gives a folder, and no call is made.
  """
  folder(
    """The ID of the folder, 1 to 50 characters."""
    folderId: String!
  ): Folder
}

extend type Query {
  """
  The operation with this global ID; null when there is none. Upstream: \`GET /operations/{operationId}\` on the
  operation service, repeated while waiting.
  """
  operation(
    """The global ID of an operation."""
    id: ID!

    """
    How many seconds to wait for the operation to end, 0 to 60. The operation is returned as it is then, and before
    that only when the gateway is being stopped.
    """
    waitSeconds: Int = 0
  ): Operation
}

"""
A folder: what images are kept in and rights are given on. Public images are in the folders \`standard-images\`
(Compute) and \`baremetal-standard-images\` (BareMetal).
"""
type Folder implements Node {
  """The global ID of the folder."""
  id: ID!

  """The ID that the services know the folder by."""
  folderId: String!

  """
  The images of this folder in several services, in one list: \`Query.images\` for this one folder.
  """
  images(
    """The services to ask, at least one. Left out, all of them."""
    services: [ImageService!]

    """Which images the list holds. Left out, all of them."""
    filter: ImageFilter

    """How the list is sorted. Left out, newest first."""
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. Left out together with
    \`last\`, 50.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): ImageConnection
}

extend type Folder {
  """
  The public BareMetal images of this folder. Upstream: \`GET /baremetal/v1alpha/standardImages\`.
  """
  bareMetalStandardImages(
    """
    The conditions that the images of the list meet. By default, the list contains all images.
    """
    filter: ImageFilter

    """
    A condition in the service's own filter language, passed on verbatim and joined to \`filter\` by AND.
    Operators \`=\` (equal) and \`:\` (contains) on \`id\` and \`name\`, joined by AND.
    """
    filterExpression: String

    """
    The order of the list. By default, the service's own order (by ID). No public image has a creation time, so all are
    equal when sorted by \`CREATED_AT\`.
    """
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. 50 by default, where \`last\`
    is absent too.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): BareMetalStandardImageConnection
}

extend type Folder {
  """
  The BareMetal images of this folder. Upstream: \`GET /baremetal/v1alpha/images\`.
  """
  bareMetalImages(
    """Which images the list holds. Left out, all of them."""
    filter: ImageFilter

    """
    A condition in the service's own filter language, passed on as it is and joined to \`filter\` by AND.
    Operators \`=\` (equal) and \`:\` (contains) on \`id\` and \`name\`, joined by AND.
    """
    filterExpression: String

    """How the list is sorted. Left out, in the service's own order (by ID)."""
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. Left out together with
    \`last\`, 50.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): BareMetalImageConnection
}

extend type Folder {
  """The Compute images of this folder. Upstream: \`GET /compute/v1/images\`."""
  computeImages(
    """Which images the list holds. Left out, all of them."""
    filter: ImageFilter

    """
    A condition in the service's own filter language, passed on as it is and joined to \`filter\` by AND.
    Operators \`=\`, \`!=\`, \`IN\` and \`NOT IN\`, joined by AND; at most 1000 characters. Example: \`name="ubuntu"\`.
    """
    filterExpression: String

    """How the list is sorted. Left out, in the service's own order (by ID)."""
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. Left out together with
    \`last\`, 50.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): ComputeImageConnection
}

extend type Folder {
  """
  The Cloud Desktop images of this folder. Upstream: \`GET /cloud-desktop/v1/images\`.
  """
  desktopImages(
    """Which images the list holds. Left out, all of them."""
    filter: ImageFilter

    """
    A condition in the service's own filter language, passed on as it is and joined to \`filter\` by AND.
    One condition on \`name\` with \`=\`, \`!=\`, \`IN\` or \`NOT IN\`; at most 1000 characters.
    """
    filterExpression: String

    """How the list is sorted. Left out, in the service's own order."""
    orderBy: ImageOrder

    """
    The number of images to return from the start of the list or after \`after\`, 0 to 1000. Left out together with
    \`last\`, 50.
    """
    first: Int

    """A cursor of this list: the page begins after it."""
    after: String

    """
    The number of images to return from the end of the list or before \`before\`, 0 to 1000. Not together with
    \`first\`.
    """
    last: Int

    """A cursor of this list: the page ends before it."""
    before: String
  ): DesktopImageConnection
}

extend type Folder
  @key(fields: "folderId")
  @key(fields: "id")

"""
A public image of BareMetal, from which servers can be installed. The service publishes its ID, name and folder only.
"""
type BareMetalStandardImage implements Image & Node
  @key(fields: "imageId")
  @key(fields: "id")
{
  """The global ID of the image, for \`Query.node\` and \`Query.image\`."""
  id: ID!

  """The ID of the image in BareMetal."""
  imageId: String!

  """The service of the image: \`BARE_METAL\`."""
  service: ImageService!

  """
  The ID of the folder that the image belongs to; null where the service omits it.
  """
  folderId: String

  """
  The folder that the image belongs to; null where \`folderId\` is null. No call is made for it.
  """
  folder: Folder

  """The name of the image; null where the service omits it."""
  name: String

  """Always null: public images have no description."""
  description: String

  """
  Always \`READY\`: servers can be installed from every image that the service publishes.
  """
  status: ImageStatus!

  """Always null: the service publishes no status of public images."""
  serviceStatus: String

  """Always null: the service publishes no creation time of public images."""
  createdAt: DateTime

  """Always empty: public images have no labels."""
  labels: [Label!]

  """Always null: public images have no labels."""
  label(
    """The key of the label."""
    key: String!
  ): String
}

"""A page of public BareMetal images."""
type BareMetalStandardImageConnection {
  """The images of the page, each with its cursor."""
  edges: [BareMetalStandardImageEdge!]!

  """The images of the page."""
  nodes: [BareMetalStandardImage!]!

  """The place of the page in the list."""
  pageInfo: PageInfo!

  """
  The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
  the service.
  """
  unreadable: [UnreadableImage!]!
}

"""A public BareMetal image in a list, with its cursor."""
type BareMetalStandardImageEdge {
  """The position just after this image: a value for \`after\` or \`before\`."""
  cursor: String!

  """The image."""
  node: BareMetalStandardImage!
}

"""A disk image of BareMetal."""
type BareMetalImage implements Image & ImageWithOperations & Node
  @key(fields: "imageId")
  @key(fields: "id")
{
  """The global ID of the image, for \`Query.node\` and \`Query.image\`."""
  id: ID!

  """The ID that BareMetal knows the image by."""
  imageId: String!

  """The service that holds the image: \`BARE_METAL\`."""
  service: ImageService!

  """
  The ID of the folder that the image belongs to; null where the service omits it.
  """
  folderId: String

  """
  The folder that the image belongs to; null where \`folderId\` is null. No call is made for it.
  """
  folder: Folder

  """
  The name of the image; null when it has none. 2 to 63 characters, unique in the folder.
  """
  name: String

  """
  The description of the image; null when it has none. At most 1024 characters.
  """
  description: String

  """The state of the image. Any status may occur."""
  status: ImageStatus!

  """The status as BareMetal itself names it."""
  serviceStatus: String

  """
  The creation time, exactly as the service writes it; null where the service omits it.
  """
  createdAt: DateTime

  """
  The labels of the image, sorted by key; at most 64. Null only together with an error.
  """
  labels: [Label!]

  """
  The value of the label with this key; null for an image without such a label.
  """
  label(
    """The key of the label."""
    key: String!
  ): String

  """
  The MD5 checksum of the image; null where the service does not report it.
  """
  checksum: String

  """
  The operations on this image. Upstream: \`GET /baremetal/v1alpha/images/{imageId}/operations\`.
  """
  operations(
    """The number of operations to return, 0 to 1000."""
    first: Int = 50

    """A cursor of this list: the page begins after it."""
    after: String
  ): OperationConnection
}

"""A page of BareMetal images."""
type BareMetalImageConnection {
  """The images of the page, each with its cursor."""
  edges: [BareMetalImageEdge!]!

  """The images of the page."""
  nodes: [BareMetalImage!]!

  """Where the page lies in the list."""
  pageInfo: PageInfo!

  """
  The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
  the service.
  """
  unreadable: [UnreadableImage!]!
}

"""A BareMetal image in a list, with the place where it stands."""
type BareMetalImageEdge {
  """
  The place in the list just after this image: give it as \`after\` or \`before\`.
  """
  cursor: String!

  """The image."""
  node: BareMetalImage!
}

"""
What can be changed. Each field returns the operation that it starts or stops; the work goes on after the answer.
"""
type Mutation {
  """
  Changes an image of whichever service the ID names, within that service's own limits. A field left out is left alone, and \`null\` clears it. Upstream: the service's \`update\`.
  """
  updateImage(
    """What to do it with."""
    input: UpdateImageInput!
  ): UpdateImagePayload

  """
  Deletes an image of whichever service the ID names. Upstream: the service's \`delete\`.
  """
  deleteImage(
    """What to do it with."""
    input: DeleteImageInput!
  ): DeleteImagePayload
}

extend type Mutation {
  """
  Creates a BareMetal image from an ISO file. Upstream: \`POST /baremetal/v1alpha/images\`. Refused input is a \`BAD_USER_INPUT\` error whose \`fieldViolations\` name every field that is wrong.
  """
  createBareMetalImage(
    """What to do it with."""
    input: CreateBareMetalImageInput!
  ): CreateBareMetalImagePayload

  """
  Changes a BareMetal image. A field left out is left alone, and \`null\` clears it. Upstream: \`PATCH /baremetal/v1alpha/images/{imageId}\`.
  """
  updateBareMetalImage(
    """What to do it with."""
    input: UpdateBareMetalImageInput!
  ): UpdateBareMetalImagePayload

  """
  Deletes a BareMetal image. Upstream: \`DELETE /baremetal/v1alpha/images/{imageId}\`.
  """
  deleteBareMetalImage(
    """What to do it with."""
    input: DeleteBareMetalImageInput!
  ): DeleteBareMetalImagePayload
}

extend type Mutation {
  """
  Creates a Compute image. Upstream: \`POST /compute/v1/images\`. Refused input is a \`BAD_USER_INPUT\` error whose \`fieldViolations\` name every field that is wrong.
  """
  createComputeImage(
    """What to do it with."""
    input: CreateComputeImageInput!
  ): CreateComputeImagePayload

  """
  Changes a Compute image. A field left out is left alone, and \`null\` clears it. Upstream: \`PATCH /compute/v1/images/{imageId}\`.
  """
  updateComputeImage(
    """What to do it with."""
    input: UpdateComputeImageInput!
  ): UpdateComputeImagePayload

  """
  Deletes a Compute image. Upstream: \`DELETE /compute/v1/images/{imageId}\`.
  """
  deleteComputeImage(
    """What to do it with."""
    input: DeleteComputeImageInput!
  ): DeleteComputeImagePayload

  """
  Replaces all access bindings of a Compute image. Upstream: \`POST /compute/v1/images/{imageId}:setAccessBindings\`.
  """
  setComputeImageAccessBindings(
    """What to do it with."""
    input: SetComputeImageAccessBindingsInput!
  ): SetComputeImageAccessBindingsPayload

  """
  Adds and removes access bindings of a Compute image. Upstream: \`POST /compute/v1/images/{imageId}:updateAccessBindings\`.
  """
  updateComputeImageAccessBindings(
    """What to do it with."""
    input: UpdateComputeImageAccessBindingsInput!
  ): UpdateComputeImageAccessBindingsPayload
}

extend type Mutation {
  """
  Creates a Cloud Desktop image as a copy of a Compute image. Upstream: \`POST /cloud-desktop/v1/images:copy\`. Refused input is a \`BAD_USER_INPUT\` error whose \`fieldViolations\` name every field that is wrong.
  """
  copyDesktopImage(
    """What to do it with."""
    input: CopyDesktopImageInput!
  ): CopyDesktopImagePayload

  """
  Creates a Cloud Desktop image as a copy of a desktop. Upstream: \`POST /cloud-desktop/v1/images:copyFromDesktop\`.
  """
  copyDesktopImageFromDesktop(
    """What to do it with."""
    input: CopyDesktopImageFromDesktopInput!
  ): CopyDesktopImageFromDesktopPayload

  """
  Changes a Cloud Desktop image. A field left out is left alone, and \`null\` clears it. Upstream: \`PATCH /cloud-desktop/v1/images/{imageId}\`.
  """
  updateDesktopImage(
    """What to do it with."""
    input: UpdateDesktopImageInput!
  ): UpdateDesktopImagePayload

  """
  Deletes a Cloud Desktop image. The service refuses to delete a system image, which has no folder. Upstream: \`DELETE /cloud-desktop/v1/images/{imageId}\`.
  """
  deleteDesktopImage(
    """What to do it with."""
    input: DeleteDesktopImageInput!
  ): DeleteDesktopImagePayload
}

extend type Mutation {
  """
  Cancels an operation, if its service still can. The request is never retried automatically. Upstream: \`GET /operations/{operationId}:cancel\` on the operation service, and once \`POST\` where the service has no such \`GET\`.
  """
  cancelOperation(
    """What to do it with."""
    input: CancelOperationInput!
  ): CancelOperationPayload
}

"""A BareMetal image to create."""
input CreateBareMetalImageInput {
  """
  The folder to put the image in: its ID, 1 to 50 characters of \`[a-z][a-z0-9.-]*\`.
  """
  folderId: String!

  """The ISO file: a link of 1 to 1024 characters."""
  uri: String!

  """
  Its name, unique in the folder. 2 to 63 characters: \`[a-z]([-a-z0-9]*[a-z0-9])?\`.
  """
  name: String!

  """Its description, at most 1024 characters."""
  description: String

  """
  Its labels. At most 64; a key is 1 to 63 characters of \`[a-z][-_0-9a-z]*\`, a value up to 63 of \`[-_0-9a-z]*\`.
  """
  labels: [LabelInput!]
}

"""
What to change of a BareMetal image. A field left out is left alone, and \`null\` clears it.
"""
input UpdateBareMetalImageInput {
  """
  The image: the ID that BareMetal knows it by, 20 characters of \`[a-z][a-z0-9]*\`.
  """
  imageId: String!

  """
  Its name, unique in the folder; it cannot be cleared. 2 to 63 characters: \`[a-z]([-a-z0-9]*[a-z0-9])?\`.
  """
  name: String

  """Its description, at most 1024 characters."""
  description: String

  """
  All of its labels: those that it has are replaced. At most 64; a key is 1 to 63 characters of \`[a-z][-_0-9a-z]*\`, a value up to 63 of \`[-_0-9a-z]*\`.
  """
  labels: [LabelInput!]
}

"""A BareMetal image to delete."""
input DeleteBareMetalImageInput {
  """
  The image: the ID that BareMetal knows it by, 20 characters of \`[a-z][a-z0-9]*\`.
  """
  imageId: String!
}

"""What \`createBareMetalImage\` returns."""
type CreateBareMetalImagePayload {
  """The operation that creates the image."""
  operation: Operation!
}

"""What \`updateBareMetalImage\` returns."""
type UpdateBareMetalImagePayload {
  """The operation that changes the image."""
  operation: Operation!
}

"""What \`deleteBareMetalImage\` returns."""
type DeleteBareMetalImagePayload {
  """The operation that deletes the image."""
  operation: Operation!
}

"""A disk image of Compute."""
type ComputeImage implements Image & ImageWithOperations & Node
  @key(fields: "imageId")
  @key(fields: "id")
{
  """The global ID of the image, for \`Query.node\` and \`Query.image\`."""
  id: ID!

  """The ID that Compute knows the image by."""
  imageId: String!

  """The service that holds the image: \`COMPUTE\`."""
  service: ImageService!

  """
  The ID of the folder that the image belongs to; null where the service omits it.
  """
  folderId: String

  """
  The folder that the image belongs to; null where \`folderId\` is null. No call is made for it.
  """
  folder: Folder

  """The name of the image; null when it has none. 1 to 63 characters."""
  name: String

  """
  The description of the image; null when it has none. At most 256 characters.
  """
  description: String

  """The state of the image. \`UPDATING\` does not occur."""
  status: ImageStatus!

  """The status as Compute itself names it."""
  serviceStatus: String

  """
  The creation time, exactly as the service writes it; null where the service omits it.
  """
  createdAt: DateTime

  """
  The labels of the image, sorted by key; at most 64. Null only together with an error.
  """
  labels: [Label!]

  """
  The value of the label with this key; null for an image without such a label.
  """
  label(
    """The key of the label."""
    key: String!
  ): String

  """
  The image family that the image belongs to; null when it belongs to none.
  """
  family: String

  """The part of \`size\` that is stored, in bytes."""
  storageSize: Int64

  """
  The total size of the image, in bytes; null where the service does not report it.
  """
  size: Int64

  """The smallest disk that can be created from the image, in bytes."""
  minDiskSize: Int64

  """
  The IDs of the licenses attached to the image. Null only together with an error.
  """
  productIds: [String!]

  """
  The operating system in the image; null where the service does not report it.
  """
  os: Os

  """
  Whether there is an image pool for the fast creation of disks from the image.
  """
  pooled: Boolean!

  """
  The key that the image is encrypted with; null when it is not encrypted with a key of its owner's.
  """
  kmsKey: KmsKey

  """
  The hardware generation whose features an instance booting from the image gets; null when the image leaves that
  to the service's default.
  """
  hardwareGeneration: HardwareGeneration

  """
  The newest image of this image's family and folder, which may be this one; null when the image has no family.
  Upstream: \`GET /compute/v1/images:latestByFamily\`.
  """
  latestInFamily: ComputeImage

  """
  The operations on this image. Upstream: \`GET /compute/v1/images/{imageId}/operations\`.
  """
  operations(
    """The number of operations to return, 0 to 1000."""
    first: Int = 50

    """A cursor of this list: the page begins after it."""
    after: String
  ): OperationConnection

  """
  Who has which role on this image. Upstream: \`GET /compute/v1/images/{imageId}:listAccessBindings\`.
  """
  accessBindings(
    """The number of access bindings to return, 0 to 1000."""
    first: Int = 50

    """A cursor of this list: the page begins after it."""
    after: String
  ): AccessBindingConnection
}

"""A page of Compute images."""
type ComputeImageConnection {
  """The images of the page, each with its cursor."""
  edges: [ComputeImageEdge!]!

  """The images of the page."""
  nodes: [ComputeImage!]!

  """Where the page lies in the list."""
  pageInfo: PageInfo!

  """
  The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
  the service.
  """
  unreadable: [UnreadableImage!]!
}

"""A Compute image in a list, with the place where it stands."""
type ComputeImageEdge {
  """
  The place in the list just after this image: give it as \`after\` or \`before\`.
  """
  cursor: String!

  """The image."""
  node: ComputeImage!
}

"""The operating system in an image."""
type Os {
  """
  The kind of operating system. The service uses it to emulate a virtual CPU and to work out the cost.
  """
  type: OsType!

  """
  The version of the NVIDIA driver in the image; null when there is none.
  """
  nvidiaDriver: String
}

"""A kind of operating system."""
enum OsType {
  """
  The service left it unspecified, or used a word that this gateway has not heard of.
  """
  UNKNOWN

  """Linux."""
  LINUX

  """Windows."""
  WINDOWS
}

"""A key of the key management service."""
type KmsKey {
  """The ID of the key."""
  keyId: String

  """The version of the key."""
  versionId: String
}

extend type KmsKey
  @shareable

"""
The features of a hardware generation, fixed to an image and applied to every instance that boots from it.
"""
union HardwareGeneration = LegacyHardwareFeatures | Generation2HardwareFeatures

"""The first hardware generation, compatible with all legacy images."""
type LegacyHardwareFeatures {
  """The layout of the PCI bus."""
  pciTopology: PciTopology!
}

"""A layout of the PCI bus."""
enum PciTopology {
  """
  The service left it unspecified, or used a word that this gateway has not heard of.
  """
  UNKNOWN

  """The first layout."""
  V1

  """The second layout."""
  V2
}

"""
The second hardware generation: the second PCI layout and UEFI boot. It has no settings of its own.
"""
type Generation2HardwareFeatures {
  """
  Always true: the service says no more than that this generation is set.
  """
  present: Boolean!
}

"""A page of the access bindings of an image."""
type AccessBindingConnection {
  """The access bindings of the page, each with its cursor."""
  edges: [AccessBindingEdge!]!

  """The access bindings of the page."""
  nodes: [AccessBinding!]!

  """Where the page lies in the list."""
  pageInfo: PageInfo!
}

"""An access binding in a list, with the place where it stands."""
type AccessBindingEdge {
  """
  The place in the list just after this access binding: give it as \`after\`.
  """
  cursor: String!

  """The access binding."""
  node: AccessBinding!
}

"""A role that a subject has on a resource."""
type AccessBinding {
  """The ID of the role, for example \`viewer\`. At most 64 characters."""
  roleId: String!

  """Who has the role."""
  subject: AccessSubject!
}

extend type AccessBinding
  @shareable

"""Who a role is given to."""
type AccessSubject {
  """
  The ID of the account, or for a \`system\` subject a group such as \`allUsers\`. At most 100 characters.
  """
  id: String!

  """
  The kind of subject: \`userAccount\`, \`serviceAccount\`, \`federatedUser\` or \`system\`. At most 100 characters.
  """
  type: String!
}

extend type AccessSubject
  @shareable

"""A Compute image to create."""
input CreateComputeImageInput {
  """The folder to put the image in: its ID, 1 to 50 characters."""
  folderId: String!

  """What the image is made of."""
  source: ComputeImageSourceInput!

  """
  Its name, unique in the folder. 1 to 63 characters: \`[a-z]([-_a-z0-9]{0,61}[a-z0-9])?\`.
  """
  name: String

  """Its description, at most 256 characters."""
  description: String

  """
  Its labels. At most 64; a key is 1 to 63 characters of \`[a-z][-_./\\@0-9a-z]*\`, a value up to 63 of \`[-_./\\@0-9a-z]*\`.
  """
  labels: [LabelInput!]

  """The image family that it belongs to: \`[a-z][-a-z0-9]{1,61}[a-z0-9]\`."""
  family: String

  """
  The smallest disk that can be created from it, in bytes: 4194304 to 4398046511104.
  """
  minDiskSize: Int64

  """The IDs of the licenses attached to it, each at most 50 characters."""
  productIds: [String!]

  """The operating system in it."""
  os: OsInput

  """Whether to keep an image pool for the fast creation of disks from it."""
  pooled: Boolean

  """
  The hardware generation whose features an instance booting from it gets. It cannot be changed later.
  """
  hardwareGeneration: HardwareGenerationInput
}

"""What a Compute image is made of: exactly one of these."""
input ComputeImageSourceInput
  @oneOf
{
  """Another Compute image: its ID, at most 50 characters."""
  imageId: String

  """A disk: its ID, at most 50 characters."""
  diskId: String

  """A snapshot of a disk: its ID, at most 50 characters."""
  snapshotId: String

  """
  A file in Object Storage: a pre-signed link to a Qcow2, VMDK or RAW image.
  """
  uri: String
}

"""The operating system in an image."""
input OsInput {
  """Its kind: \`LINUX\` or \`WINDOWS\`."""
  type: OsType!

  """The version of the NVIDIA driver in the image."""
  nvidiaDriver: String
}

"""The hardware generation of an image: exactly one of these."""
input HardwareGenerationInput
  @oneOf
{
  """The first generation, with this layout of the PCI bus."""
  legacyFeatures: LegacyHardwareFeaturesInput

  """The second generation: give \`true\`."""
  generation2Features: Boolean
}

"""The features of the first hardware generation."""
input LegacyHardwareFeaturesInput {
  """
  The layout of the PCI bus: \`V1\` or \`V2\`. Left out, the service's default.
  """
  pciTopology: PciTopology
}

"""
What to change of a Compute image. A field left out is left alone, and \`null\` clears it.
"""
input UpdateComputeImageInput {
  """The image: the ID that Compute knows it by, at most 50 characters."""
  imageId: String!

  """
  Its name, unique in the folder. 1 to 63 characters: \`[a-z]([-_a-z0-9]{0,61}[a-z0-9])?\`.
  """
  name: String

  """Its description, at most 256 characters."""
  description: String

  """
  All of its labels: those that it has are replaced. At most 64; a key is 1 to 63 characters of \`[a-z][-_./\\@0-9a-z]*\`, a value up to 63 of \`[-_./\\@0-9a-z]*\`.
  """
  labels: [LabelInput!]

  """
  The smallest disk that can be created from it, in bytes: 4194304 to 4398046511104.
  """
  minDiskSize: Int64
}

"""A Compute image to delete."""
input DeleteComputeImageInput {
  """The image: the ID that Compute knows it by, at most 50 characters."""
  imageId: String!
}

"""Who shall have which role on a Compute image."""
input SetComputeImageAccessBindingsInput {
  """The image: the ID that Compute knows it by, at most 50 characters."""
  imageId: String!

  """
  All of its access bindings, at most 1000: those that it has are replaced.
  """
  accessBindings: [AccessBindingInput!]!
}

"""Changes of who has which role on a Compute image."""
input UpdateComputeImageAccessBindingsInput {
  """The image: the ID that Compute knows it by, at most 50 characters."""
  imageId: String!

  """The changes, 1 to 1000."""
  accessBindingDeltas: [AccessBindingDeltaInput!]!
}

"""A role to give to a subject."""
input AccessBindingInput {
  """The ID of the role, for example \`viewer\`. At most 64 characters."""
  roleId: String!

  """Who to give it to."""
  subject: AccessSubjectInput!
}

"""Who a role is given to."""
input AccessSubjectInput {
  """
  The ID of the account, or for a \`system\` subject a group such as \`allUsers\`. 1 to 100 characters.
  """
  id: String!

  """
  The kind of subject: \`userAccount\`, \`serviceAccount\`, \`federatedUser\` or \`system\`. 1 to 100 characters.
  """
  type: String!
}

"""A change of one access binding."""
input AccessBindingDeltaInput {
  """Whether to add or to remove the access binding."""
  action: AccessBindingAction!

  """The ID of the role. At most 64 characters."""
  roleId: String!

  """Who the role is given to or taken from."""
  subject: AccessSubjectInput!
}

"""What \`createComputeImage\` returns."""
type CreateComputeImagePayload {
  """The operation that creates the image."""
  operation: Operation!
}

"""What \`updateComputeImage\` returns."""
type UpdateComputeImagePayload {
  """The operation that changes the image."""
  operation: Operation!
}

"""What \`deleteComputeImage\` returns."""
type DeleteComputeImagePayload {
  """The operation that deletes the image."""
  operation: Operation!
}

"""What \`setComputeImageAccessBindings\` returns."""
type SetComputeImageAccessBindingsPayload {
  """The operation that replaces the access bindings."""
  operation: Operation!
}

"""What \`updateComputeImageAccessBindings\` returns."""
type UpdateComputeImageAccessBindingsPayload {
  """The operation that changes the access bindings."""
  operation: Operation!
}

"""
An object with a globally unique ID, as the Relay server specification defines it.
"""
interface Node {
  """The global ID: an opaque string that \`Query.node\` accepts."""
  id: ID!
}

"""
Where a page of a connection lies in its list, as the Relay cursor connections specification defines it.
"""
type PageInfo {
  """
  Whether more is known to follow this page: another object is at hand, or a service has announced a further
  page, which may turn out to be empty. A source named in \`unavailable\` does not count.
  """
  hasNextPage: Boolean!

  """
  Whether this page has objects before it that belong to the list. After a cursor it is true without looking.
  """
  hasPreviousPage: Boolean!

  """The cursor of the first edge; null on an empty page."""
  startCursor: String

  """
  The cursor of the last edge. Null on an empty page, but there all the same, to go on from, when the gateway
  stopped reading at its scan limit or when \`unavailable\` names a source to come back to.
  """
  endCursor: String
}

extend type PageInfo
  @shareable

"""The key that a list of images is sorted by."""
enum ImageOrderField {
  """The instant of creation, compared to the nanosecond."""
  CREATED_AT

  """
  The name, compared by code unit; an image without a name sorts as the empty string.
  """
  NAME
}

"""The direction that a list is sorted in."""
enum OrderDirection {
  """Smallest or oldest first."""
  ASC

  """Largest or newest first."""
  DESC
}

"""
How a list of images is sorted. Images with equal keys come in the order of the list's folders, then of its
services, then as their service returns them.
"""
input ImageOrder {
  """
  The key to sort by. A service that cannot sort by it refuses with an error.
  """
  field: ImageOrderField!

  """The direction to sort in."""
  direction: OrderDirection! = ASC
}

"""
Which images a list holds. Conditions are joined by AND. Each is evaluated by the service where its own filter
language can express the condition, otherwise by the gateway; the result is the same. A value that an image does
not have equals nothing: \`ne\` and \`notIn\` hold for it, \`eq\`, \`in\` and \`contains\` do not.
"""
input ImageFilter {
  """The service's own ID of the image."""
  imageId: StringFilter

  """The name of the image."""
  name: StringFilter

  """The image family. Only Compute images have one."""
  family: StringFilter

  """The image has one of these statuses. An empty list matches nothing."""
  status: [ImageStatus!]

  """
  The image holds one of these operating systems. Only Compute images say. An empty list matches nothing.
  """
  osType: [OsType!]

  """The image has all of these labels."""
  labels: [LabelFilter!]

  """The image was created after this instant, which is itself excluded."""
  createdAfter: DateTime

  """The image was created before this instant, which is itself excluded."""
  createdBefore: DateTime
}

"""
Conditions on a text, joined by AND. Comparison is exact and case-sensitive.
"""
input StringFilter {
  """The text is this one."""
  eq: String

  """The text is not this one, or is missing."""
  ne: String

  """The text is one of these. An empty list matches nothing."""
  in: [String!]

  """The text is none of these, or is missing."""
  notIn: [String!]

  """The text contains this one."""
  contains: String
}

"""A condition on the labels of an image."""
input LabelFilter {
  """The key that the image has a label of."""
  key: String!

  """The value of that label. Left out, any value will do."""
  value: String
}

"""A disk image of Cloud Desktop."""
type DesktopImage implements Image & Node
  @key(fields: "imageId")
  @key(fields: "id")
{
  """The global ID of the image, for \`Query.node\` and \`Query.image\`."""
  id: ID!

  """The ID that Cloud Desktop knows the image by."""
  imageId: String!

  """The service that holds the image: \`CLOUD_DESKTOP\`."""
  service: ImageService!

  """
  The ID of the folder that the image belongs to; null for a system image, which belongs to no folder.
  """
  folderId: String

  """
  The folder that the image belongs to; null for a system image. No call is made for it.
  """
  folder: Folder

  """The name of the image; null when it has none. At most 50 characters."""
  name: String

  """
  The description of the image; null when it has none. At most 1024 characters.
  """
  description: String

  """The state of the image. \`UPDATING\` and \`ERROR\` do not occur."""
  status: ImageStatus!

  """The status as Cloud Desktop itself names it."""
  serviceStatus: String

  """
  The creation time, exactly as the service writes it; null where the service omits it.
  """
  createdAt: DateTime

  """
  The labels of the image, sorted by key; at most 64. Null only together with an error. The lists of Cloud Desktop omit
  labels. Upstream: one \`get\` for an image of a list, until lists have been seen to contain labels.
  """
  labels: [Label!]

  """
  The value of the label with this key; null for an image without such a label. Upstream: for an image of a list, the
  \`get\` of \`labels\`.
  """
  label(
    """The key of the label."""
    key: String!
  ): String

  """The size of the image, in bytes."""
  storageSize: Int64

  """The smallest disk that the image can be used on, in bytes."""
  minDiskSize: Int64
}

"""A page of Cloud Desktop images."""
type DesktopImageConnection {
  """The images of the page, each with its cursor."""
  edges: [DesktopImageEdge!]!

  """The images of the page."""
  nodes: [DesktopImage!]!

  """Where the page lies in the list."""
  pageInfo: PageInfo!

  """
  The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
  the service.
  """
  unreadable: [UnreadableImage!]!
}

"""A Cloud Desktop image in a list, with the place where it stands."""
type DesktopImageEdge {
  """
  The place in the list just after this image: give it as \`after\` or \`before\`.
  """
  cursor: String!

  """The image."""
  node: DesktopImage!
}

"""A Compute image to copy into Cloud Desktop."""
input CopyDesktopImageInput {
  """The folder to put the image in: its ID, 1 to 50 characters."""
  folderId: String!

  """The Compute image: its ID, at most 50 characters."""
  imageId: String!

  """Its name, 1 to 50 characters."""
  name: String!

  """Its description, at most 1024 characters."""
  description: String

  """
  Its labels. At most 64; a key is 1 to 63 characters of \`[a-z][-_0-9a-z]*\`, a value up to 63 of \`[-_0-9a-z]*\`.
  """
  labels: [LabelInput!]
}

"""A desktop to make an image of."""
input CopyDesktopImageFromDesktopInput {
  """
  The folder to put the image in: its ID, 1 to 50 characters. Left out, the service decides.
  """
  folderId: String

  """The desktop: its ID, at most 50 characters."""
  desktopId: String!

  """Its name, at most 50 characters."""
  name: String

  """Its description, at most 1024 characters."""
  description: String

  """
  Its labels. At most 64; a key is 1 to 63 characters of \`[a-z][-_0-9a-z]*\`, a value up to 63 of \`[-_0-9a-z]*\`.
  """
  labels: [LabelInput!]
}

"""
What to change of a Cloud Desktop image. A field left out is left alone, and \`null\` clears it.
"""
input UpdateDesktopImageInput {
  """The image: the ID that Cloud Desktop knows it by."""
  imageId: String!

  """Its name, at most 50 characters."""
  name: String

  """Its description, at most 1024 characters."""
  description: String

  """
  All of its labels: those that it has are replaced. At most 64; a key is 1 to 63 characters of \`[a-z][-_0-9a-z]*\`, a value up to 63 of \`[-_0-9a-z]*\`.
  """
  labels: [LabelInput!]
}

"""A Cloud Desktop image to delete."""
input DeleteDesktopImageInput {
  """The image: the ID that Cloud Desktop knows it by."""
  imageId: String!
}

"""What \`copyDesktopImage\` returns."""
type CopyDesktopImagePayload {
  """The operation that copies the image."""
  operation: Operation!
}

"""What \`copyDesktopImageFromDesktop\` returns."""
type CopyDesktopImageFromDesktopPayload {
  """The operation that copies the image."""
  operation: Operation!
}

"""What \`updateDesktopImage\` returns."""
type UpdateDesktopImagePayload {
  """The operation that changes the image."""
  operation: Operation!
}

"""What \`deleteDesktopImage\` returns."""
type DeleteDesktopImagePayload {
  """The operation that deletes the image."""
  operation: Operation!
}

"""
A disk image of any service. A field that its service returned in a form that cannot be decoded is null, with an error at
its path.
"""
interface Image implements Node {
  """The global ID of the image, for \`Query.node\` and \`Query.image\`."""
  id: ID!

  """The ID that the image's own service knows it by."""
  imageId: String!

  """The service that holds the image."""
  service: ImageService!

  """
  The ID of the folder that the image belongs to; null for an image without a folder, such as a system image of
  Cloud Desktop.
  """
  folderId: String

  """
  The folder that the image belongs to; null where \`folderId\` is null. No call is made for it.
  """
  folder: Folder

  """The name of the image; null when it has none."""
  name: String

  """The description of the image; null when it has none."""
  description: String

  """The state of the image."""
  status: ImageStatus!

  """
  The status as the service itself names it, for example \`ACTIVE\`; null where the service publishes no status.
  """
  serviceStatus: String

  """
  The creation time, exactly as the service writes it; null for a public BareMetal image, which has none.
  """
  createdAt: DateTime

  """
  The labels of the image, sorted by key; at most 64. Null only together with an error. \`DesktopImage.labels\` makes a
  call for each image of a list.
  """
  labels: [Label!]

  """
  The value of the label with this key; null for an image without such a label.
  """
  label(
    """The key of the label."""
    key: String!
  ): String
}

extend interface Image
  @key(fields: "id")

"""
Work that a service does after it has answered: every write starts one.
"""
type Operation implements Node {
  """The global ID of the operation."""
  id: ID!

  """The ID that the operation service knows the operation by."""
  operationId: String!

  """
  The service that does the work; null when its answer does not say so in words that this gateway knows.
  """
  service: ImageService

  """
  What the operation does, in the service's words, at most 256 characters.
  """
  description: String

  """When the operation was started."""
  createdAt: DateTime

  """The ID of the user or service account that started the operation."""
  createdBy: String

  """When the operation last changed."""
  modifiedAt: DateTime

  """Whether the operation has ended, well or badly."""
  done: Boolean!

  """How the operation stands."""
  status: OperationStatus!

  """
  Why the operation failed; null unless it failed or is being rolled back.
  """
  error: OperationError

  """
  The service's own ID of the image that the operation is about; null when its metadata does not say.
  """
  imageId: String

  """
  The image that the operation is about; null when it does not exist, no longer or not yet. Upstream: one \`get\`.
  """
  image: Image

  """
  The changes of access bindings that took effect; null for operations of another kind or not yet done.
  """
  accessBindingDeltas: [AccessBindingDelta!]
}

extend type Operation
  @key(fields: "id")

"""
A label: a key and a value that the owner of a resource has attached to it.
"""
type Label {
  """The key, 1 to 63 characters."""
  key: String!

  """The value, up to 63 characters; it may be empty."""
  value: String!
}

extend type Label
  @shareable

"""The service that holds an image."""
enum ImageService {
  """Compute: images of virtual machines' disks."""
  COMPUTE

  """BareMetal: images that physical servers are installed from."""
  BARE_METAL

  """Cloud Desktop: images of virtual desktops."""
  CLOUD_DESKTOP
}

"""
What state an image is in, in one vocabulary for all services. \`Image.serviceStatus\` has the service's own word.
"""
enum ImageStatus {
  """
  The service left the status unspecified, or used a word that this gateway has not heard of.
  """
  UNKNOWN

  """The image is being created."""
  CREATING

  """The image is ready to use. Cloud Desktop calls this ACTIVE."""
  READY

  """The image is being updated. Only BareMetal reports this."""
  UPDATING

  """The image has a problem and cannot be used."""
  ERROR

  """The image is being deleted."""
  DELETING
}

"""A page of images of one or more services."""
type ImageConnection {
  """The images of the page, each with its cursor."""
  edges: [ImageEdge!]!

  """The images of the page."""
  nodes: [Image!]!

  """Where the page lies in the list."""
  pageInfo: PageInfo!

  """
  The sources that could not be read for this page, so that the page lacks their images. Their place in the list
  is kept in the cursors: a later page asks them again and merges in what was missed.
  """
  unavailable: [UnavailableSource!]!

  """
  The records of this page that could not be decoded, so that the page lacks their images. They are not a failure of
  the service.
  """
  unreadable: [UnreadableImage!]!
}

"""An image in a list, with the place where it stands."""
type ImageEdge {
  """
  The place in the list just after this image, in every source of the list: give it as \`after\` or \`before\`.
  """
  cursor: String!

  """The image."""
  node: Image!
}

"""
One source of a merged list, that is the images of one service in one folder, that could not be read.
"""
type UnavailableSource {
  """The service that was asked."""
  service: ImageService!

  """The folder that was asked for."""
  folderId: String!

  """
  Why it could not be read: the google.rpc code of the service's answer, for example \`PERMISSION_DENIED\`, or what
  the gateway saw, for example \`DEADLINE_EXCEEDED\` or \`UPSTREAM_MALFORMED\`.
  """
  code: String!

  """The reason, for a person to read."""
  message: String!

  """
  Whether the same request may succeed later without anything being changed.
  """
  retryable: Boolean!
}

"""
A record of a list that could not be decoded, for example a record without an ID.
"""
type UnreadableImage {
  """The service that returned the record."""
  service: ImageService!

  """The folder whose list contains the record."""
  folderId: String!

  """
  The service's ID of the image; null where the record has no readable ID.
  """
  imageId: String

  """The reason, for a person to read."""
  message: String!
}

"""
What to change of an image. A field left out is left alone, and \`null\` clears it.
"""
input UpdateImageInput {
  """The global ID of the image."""
  id: ID!

  """Its name, within the limits of its service."""
  name: String

  """Its description, within the limits of its service."""
  description: String

  """All of its labels, at most 64: those that it has are replaced."""
  labels: [LabelInput!]
}

"""An image to delete."""
input DeleteImageInput {
  """The global ID of the image."""
  id: ID!
}

"""A label to attach to a resource."""
input LabelInput {
  """The key, 1 to 63 characters. A key may be given only once."""
  key: String!

  """The value, up to 63 characters; it may be empty."""
  value: String!
}

"""What \`updateImage\` returns."""
type UpdateImagePayload {
  """The operation that changes the image."""
  operation: Operation!
}

"""What \`deleteImage\` returns."""
type DeleteImagePayload {
  """The operation that deletes the image."""
  operation: Operation!
}

"""
What can be followed, over WebSocket with the protocol \`graphql-transport-ws\`.
"""
type Subscription {
  """
  The image, now and whenever its status changes. It completes when the image is READY, in ERROR or gone. An ID that
  names no image is a \`NOT_FOUND\` error. Upstream: one \`get\` every few seconds, however many subscribe.
  """
  imageStatus(
    """The global ID of an image."""
    id: ID!
  ): Image!
}

extend type Subscription {
  """
  The operation, now and whenever it changes. It completes when the operation is done. An ID that names no operation
  is a \`NOT_FOUND\` error. Upstream: one \`get\` every few seconds, however many subscribe.
  """
  operation(
    """The global ID of an operation."""
    id: ID!
  ): Operation!
}

"""
An image whose service keeps the operations on it. Compute and BareMetal do, Cloud Desktop does not.
"""
interface ImageWithOperations implements Node {
  """The global ID of the image, for \`Query.node\` and \`Query.image\`."""
  id: ID!

  """The operations on this image."""
  operations(
    """The number of operations to return, 0 to 1000."""
    first: Int = 50

    """A cursor of this list: the page begins after it."""
    after: String
  ): OperationConnection
}

"""How an operation stands."""
enum OperationStatus {
  """The work is going on."""
  RUNNING

  """The work is done."""
  SUCCEEDED

  """The work has failed or was cancelled, and nothing more happens."""
  FAILED

  """The work has failed, and the service is undoing what it did."""
  ROLLING_BACK
}

"""Why an operation failed."""
type OperationError {
  """The google.rpc code, for example \`RESOURCE_EXHAUSTED\`."""
  code: String!

  """The reason, in the service's words."""
  message: String!
}

"""A change of one access binding."""
type AccessBindingDelta {
  """
  Whether the access binding is added or removed; null where the service says something else.
  """
  action: AccessBindingAction

  """The ID of the role. At most 64 characters."""
  roleId: String!

  """Who the role is given to or taken from."""
  subject: AccessSubject!
}

"""What is done to an access binding."""
enum AccessBindingAction {
  """The access binding is added."""
  ADD

  """The access binding is removed."""
  REMOVE
}

"""A page of operations."""
type OperationConnection {
  """The operations of the page, each with its cursor."""
  edges: [OperationEdge!]!

  """The operations of the page."""
  nodes: [Operation!]!

  """Where the page lies in the list."""
  pageInfo: PageInfo!
}

"""An operation in a list, with the place where it stands."""
type OperationEdge {
  """The place in the list just after this operation: give it as \`after\`."""
  cursor: String!

  """The operation."""
  node: Operation!
}

"""An operation to cancel."""
input CancelOperationInput {
  """The global ID of the operation."""
  id: ID!
}

"""What \`cancelOperation\` returns."""
type CancelOperationPayload {
  """The operation, as it is after the request to cancel it."""
  operation: Operation!
}

"""
An instant in RFC 3339 text, for example \`2025-12-05T16:41:54.452564354Z\`. An output value is what the
service sent, to the last digit: 0 to 9 fractional digits, and \`Z\` or an offset such as \`+00:00\`.
An input value may be written in any of these ways; the years 0001 to 9999 are allowed.
"""
scalar DateTime
  @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")

"""
A signed 64-bit integer, as a decimal string so that no client rounds it: \`"7633633280"\`.
An input value is a decimal string or an integer literal from -9223372036854775808 to 9223372036854775807.
"""
scalar Int64
  @specifiedBy(url: "https://protobuf.dev/programming-guides/json/#int64")

enum link__Purpose {
  """
  \`SECURITY\` features provide metadata necessary to securely resolve fields.
  """
  SECURITY

  """
  \`EXECUTION\` features provide metadata necessary for operation execution.
  """
  EXECUTION
}

scalar link__Import

scalar federation__FieldSet

scalar federation__Scope

scalar federation__Policy

scalar federation__ContextFieldValue

scalar _Any

type _Service {
  sdl: String
}

union _Entity = BareMetalImage | BareMetalStandardImage | ComputeImage | DesktopImage | Folder | Operation`;
