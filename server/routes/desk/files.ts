import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  deskAgentId,
  type FileRow,
  isShownInPlace,
  MOST_FILE_BYTES,
  MOST_UNSENT_BYTES,
  readStaffFile,
  readVisitorFile,
  storeFile,
  type Upload,
} from '../../../desk/public.ts'
import { caseFile } from '../../../domain/contract/public.ts'
import { DeskmetryError } from '../../../domain/public.ts'
import { principalOf, visitorOf } from '../../http/authenticate.ts'
import { STAFF_UPLOADS, VISITOR_READS, VISITOR_UPLOADS } from '../../http/rate-limits.ts'
import { createUploadQuota } from '../../http/upload-quota.ts'
import type { Rooms } from '../../rooms.ts'

const fileParams = z.object({ id: z.string().max(200) })
const LIMITS = { fileSize: MOST_FILE_BYTES, files: 1, fields: 0, parts: 1, headerPairs: 20 }
type Api = Parameters<FastifyPluginAsyncZod>[0]

/** Files of conversations: taken in by content, handed out to who may see the case, never as a page. */
export function fileRoutes(rooms: Rooms): FastifyPluginAsyncZod {
  return async (api) => {
    await api.register(multipart, { limits: LIMITS, throwFileSizeLimit: true })
    staffRoutes(api, rooms)
    visitorRoutes(api, rooms)
  }
}

function staffRoutes(api: Api, rooms: Rooms): void {
  api.post(
    '/desk/files',
    {
      bodyLimit: MOST_FILE_BYTES + 65_536,
      config: { rateLimit: STAFF_UPLOADS },
      schema: {
        tags: ['desk'],
        summary: 'Upload a file (multipart/form-data, one part), to be sent with a message',
        consumes: ['multipart/form-data'],
        response: { 201: caseFile },
      },
    },
    async (request, reply) => {
      const owner_id = deskAgentId(principalOf(request).user.id)
      return reply.status(201).send(await takeIn(request, rooms, { owner_id }))
    },
  )
  api.get(
    '/desk/files/:id',
    { schema: { tags: ['desk'], summary: 'A file of a case', params: fileParams } },
    async (request, reply) =>
      handOut(
        reply,
        rooms,
        await readStaffFile(rooms.desk, principalOf(request), request.params.id),
      ),
  )
}

function visitorRoutes(api: Api, rooms: Rooms): void {
  const quota = createUploadQuota(rooms.clock)
  api.post(
    '/widget/files',
    {
      bodyLimit: MOST_FILE_BYTES + 65_536,
      config: { rateLimit: VISITOR_UPLOADS },
      schema: {
        tags: ['widget'],
        summary: 'Upload a file (multipart/form-data, one part), to be sent with a message',
        consumes: ['multipart/form-data'],
        response: { 201: caseFile },
      },
    },
    async (request, reply) => {
      const { customer_id: owner_id } = visitorOf(request)
      const said = Number(request.headers['content-length'] ?? Infinity)
      quota.charge(request.ip, Math.min(said, MOST_FILE_BYTES))
      const most = { most_unsent_bytes: MOST_UNSENT_BYTES }
      return reply.status(201).send(await takeIn(request, rooms, { owner_id, ...most }))
    },
  )
  api.get(
    '/widget/files/:id',
    {
      config: { rateLimit: VISITOR_READS },
      schema: { tags: ['widget'], summary: 'A file of a conversation', params: fileParams },
    },
    async (request, reply) =>
      handOut(
        reply,
        rooms,
        await readVisitorFile(rooms.desk, visitorOf(request), request.params.id),
      ),
  )
}

/** @throws FILE_REFUSED, FILE_TOO_LARGE, FILES_UNSENT, BAD_INPUT */
async function takeIn(
  request: FastifyRequest,
  { desk, files }: Rooms,
  owner: Pick<Upload, 'owner_id' | 'most_unsent_bytes'>,
) {
  if (!request.isMultipart()) throw noFile('the body is not multipart/form-data')
  const part = await request.file()
  if (part === undefined) throw noFile('it holds no file')
  const bytes = await part.toBuffer().catch((error: unknown) => {
    throw isTooLarge(error)
      ? new DeskmetryError('FILE_TOO_LARGE', { limit: MOST_FILE_BYTES })
      : error
  })
  return storeFile(desk, files, { name: part.filename, bytes, ...owner })
}

/**
 * A browser is told to save it, not to look into it, and to run nothing of it; only pictures of four kinds are
 * shown in place.
 */
async function handOut(
  reply: FastifyReply,
  { files }: Rooms,
  file: FileRow,
): Promise<FastifyReply> {
  const kind = isShownInPlace(file.media_type) ? 'inline' : 'attachment'
  const bytes = await files.read(file.id)
  return reply
    .headers({
      'content-type': file.media_type,
      'content-length': String(file.bytes),
      'content-disposition': `${kind}; filename="${asciiName(file.name)}"; filename*=UTF-8''${encodeName(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=86400, immutable',
    })
    .send(bytes)
}

function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
}

/** RFC 8187: what `encodeURIComponent` leaves alone and a header does not. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE'
}

function noFile(reason: string): DeskmetryError {
  return new DeskmetryError('BAD_INPUT', {
    what: 'The upload',
    reason,
    fix: 'Send multipart/form-data with the file as its one part.',
  })
}
