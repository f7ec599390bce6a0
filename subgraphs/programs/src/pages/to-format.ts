import type { ImportFormatInput } from "../generated/resolvers.ts"
import type { ImportFormat } from "../imports/format.ts"

/** What a person said of a file's format, without what they left out. */
export const toFormat = ({ encoding, delimiter, sheet }: ImportFormatInput): ImportFormat => ({
  ...(encoding == null ? {} : { encoding: encoding.toLowerCase() }),
  ...(delimiter == null ? {} : { delimiter }),
  ...(sheet == null ? {} : { sheet }),
})
