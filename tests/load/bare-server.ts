/** The least a door for deliveries can do: a bare Fastify handler whose bodies go into one table, gathered for 4 ms and inserted together. */
import Fastify from "fastify"
import pg from "pg"

const pool = new pg.Pool({ connectionString: process.argv[2], max: 4 })
await pool.query("drop table if exists bare; create table bare (id text primary key, body text)")
const app = Fastify({ bodyLimit: 256 * 1024 })
app.removeAllContentTypeParsers()
app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body))

type Waiting = { id: string; body: string; resolve(): void; reject(error: unknown): void }
let waiting: Waiting[] = []
const flush = () => {
  const batch = waiting
  waiting = []
  const columns = [batch.map(({ id }) => id), batch.map(({ body }) => body)]
  pool.query("insert into bare select * from unnest($1::text[], $2::text[]) on conflict do nothing", columns).then(
    () => batch.forEach(({ resolve }) => resolve()),
    (error: unknown) => batch.forEach(({ reject }) => reject(error)),
  )
}
app.post("/", async (request, reply) => {
  await new Promise<void>((resolve, reject) => {
    if (waiting.length === 0) setTimeout(flush, 4)
    waiting.push({ id: String(request.headers["x-delivery-id"]), body: String(request.body), resolve, reject })
  })
  return reply.code(202).send({ status: "accepted" })
})
console.log(await app.listen({ host: "127.0.0.1", port: 0 }))
