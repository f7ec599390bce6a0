import { Readable } from "node:stream"
import { maxUploadBytes, uploadName, verifyUpload } from "@teei/subgraph-kit"
import type { FileStore } from "@teei/subgraph-kit"
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { refusal } from "../errors.ts"

const query = z.object({
  company: z.string(),
  expires: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
  signature: z.string(),
})

/** `PUT /uploads/{id}`: streams the raw body to the file store, for whoever holds a signed address. The same address may be used until it expires. */
export function uploadRoute(
  app: FastifyInstance,
  { files, secret, clock }: { files: Pick<FileStore, "put">; secret: string; clock: () => Date },
): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload))
  app.put<{ Params: { id: string } }>("/uploads/:id", { bodyLimit: maxUploadBytes }, async (request, reply) => {
    const { id } = request.params
    const grant = query.safeParse(request.query)
    if (!grant.success || !verifyUpload({ id, ...grant.data }, secret, clock())) {
      throw refusal("FORBIDDEN", "This address is not signed by us, or it has expired. Ask for a new one.")
    }
    const tooLarge = () => refusal("LIMIT_EXCEEDED", `The file is larger than the ${maxUploadBytes} bytes allowed.`, { status: 413 })
    if (Number(request.headers["content-length"] ?? 0) > maxUploadBytes) throw tooLarge()
    const body = request.body instanceof Readable ? request.body : Readable.from([])
    const stored = await files.put(uploadName({ id, company: grant.data.company }), body, maxUploadBytes).catch((error: unknown) => {
      throw error instanceof Error && "code" in error && error.code === "TOO_LARGE" ? tooLarge() : error
    })
    return reply.code(201).send(stored)
  })
}
