import { SaxesParser } from "saxes"
import { BadFile } from "./bad-file.ts"
import { longestRecord } from "./limits.ts"

/** What is told of a document: names without their prefixes, which every writer chooses for itself. `text` comes in pieces. */
export type XmlHandlers = {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Parses a document as it comes; yields after every piece of it, so that whoever listens can hand on what was gathered. Entities of its own are not
 * taken, and no text longer than a record.
 */
export async function* parseXml(bytes: AsyncIterable<Uint8Array>, part: string, handlers: XmlHandlers): AsyncGenerator<void> {
  const damaged = () => new BadFile(`The workbook is damaged: its part ${part} cannot be read. Open it and save it anew.`)
  const parser = new SaxesParser({ position: false, xmlns: false })
  let sinceEvent = 0
  parser.on("doctype", () => {
    throw damaged()
  })
  parser.on("opentag", ({ name, attributes }) => {
    sinceEvent = 0
    handlers.open(localName(name), attributes)
  })
  parser.on("closetag", ({ name }) => {
    sinceEvent = 0
    handlers.close?.(localName(name))
  })
  if (handlers.text) parser.on("text", handlers.text)
  const decoder = new TextDecoder("utf-8", { fatal: true })
  const write = (text: string | null) => {
    try {
      if (text === null) parser.close()
      else parser.write(text)
    } catch (error) {
      throw error instanceof BadFile ? error : damaged()
    }
  }
  for await (const chunk of bytes) {
    sinceEvent += chunk.byteLength
    write(decode(decoder, chunk, damaged))
    if (sinceEvent > longestRecord * 4) throw damaged()
    yield
  }
  write(null)
  yield
}

/** Parses a whole document. */
export async function parseAll(bytes: AsyncIterable<Uint8Array>, part: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(bytes, part, handlers));
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1)

function decode(
  decoder: { decode(bytes: Uint8Array, options: { stream: boolean }): string },
  chunk: Uint8Array,
  damaged: () => BadFile,
): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    throw damaged()
  }
}
