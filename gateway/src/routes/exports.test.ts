import { downloadPath } from "@teei/subgraph-kit"
import { expect, test } from "vitest"
import { openGateway } from "../testing/open-gateway.ts"
import { attachment } from "./attachment.ts"

const expires = Math.floor(Date.now() / 1000) + 60
const grant = { id: "imp_1", company: "com_acme", user: "usr_1", expires }
const url = downloadPath(grant, "upload-secret")
type Answer = { data: Record<string, unknown> | null; errors?: { message: string; extensions: { code: string } }[] }

/** A gateway whose programs answers what a test says, call by call. */
async function open(...answers: Answer[]) {
  const asked: { variables?: Record<string, unknown> | undefined; viewer: { role: string; companyId: string | null } }[] = []
  const gateway = await openGateway({
    portsFor: async (ports) => ({
      ...ports,
      programs: {
        ...ports.programs,
        execute: async (request) => {
          asked.push(request)
          return (answers[asked.length - 1] ?? { data: null }) as never
        },
      },
    }),
  })
  return { ...gateway, asked }
}

test("a signed address gives the file, page after page, asked for as a service of that company", async () => {
  const { app, asked } = await open(
    { data: { _openErrorFile: { fileName: "März_errors.csv", text: "\uFEFFa\r\n", checkNo: 3 } } },
    { data: { _errorRows: { text: "1\r\n", last: 7 } } },
    { data: { _errorRows: { text: "", last: null } } },
  )
  const answer = await app.inject({ url })
  expect([answer.statusCode, answer.body, answer.headers["content-type"]]).toEqual([200, "\uFEFFa\r\n1\r\n", "text/csv; charset=utf-8"])
  expect(answer.headers["content-disposition"]).toBe("attachment; filename=\"M_rz_errors.csv\"; filename*=UTF-8''M%C3%A4rz_errors.csv")
  expect(asked.map(({ variables }) => variables)).toEqual([
    { id: "imp_1", userId: "usr_1" },
    { id: "imp_1", after: 0, checkNo: 3 },
    { id: "imp_1", after: 7, checkNo: 3 },
  ])
  for (const { viewer } of asked) expect(viewer).toMatchObject({ role: "SERVICE", companyId: "com_acme" })
})

test("an address changed, forged or expired asks nobody", async () => {
  const { app, asked } = await open()
  const past = downloadPath({ ...grant, expires: expires - 120 }, "upload-secret")
  for (const wrong of [
    url.replace("imp_1", "imp_2"),
    url.replace("usr_1", "usr_2"),
    url.replace("com_acme", "com_b"),
    past,
    "/exports/imp_1",
  ]) {
    expect((await app.inject({ url: wrong })).statusCode, wrong).toBe(403)
  }
  expect(asked).toEqual([])
})

test("what is no longer there is not found; a file that was checked anew meanwhile breaks off", async () => {
  expect((await (await open({ data: { _openErrorFile: null } })).app.inject({ url })).statusCode).toBe(404)
  expect(
    (await (await open({ data: null, errors: [{ message: "boom", extensions: { code: "INTERNAL" } }] })).app.inject({ url })).statusCode,
  ).toBe(503)
  const { app } = await open(
    { data: { _openErrorFile: { fileName: "a.csv", text: "a\r\n", checkNo: 3 } } },
    { data: null, errors: [{ message: "checked anew", extensions: { code: "CONFLICT" } }] },
  )
  await app.listen({ port: 0, host: "127.0.0.1" })
  const address = app.server.address()
  const port = typeof address === "object" ? address?.port : 0
  await expect(fetch(`http://127.0.0.1:${port}${url}`).then((answer) => answer.text())).rejects.toThrow()
})

test("a name that could break out of its header cannot", () => {
  expect(attachment("a\"\r\nx: y'.csv")["content-disposition"]).toBe(
    "attachment; filename=\"a___x_ y_.csv\"; filename*=UTF-8''a%22%0D%0Ax%3A%20y%27.csv",
  )
})
