/** The longest record taken, in characters: a quote never closed would otherwise swallow the rest of the file. */
export const longestRecord = 1024 * 1024
/** The most columns taken: as many as a sheet can have. */
export const mostColumns = 16_384
/** What a workbook may come to unpacked, in bytes. */
export const mostUnpacked = 4 * 1024 ** 3
/** How many times larger than packed a part of a workbook may be; real sheets come to 10 to 60. */
export const mostRatio = 200
/** Parts up to this size, in bytes, may be packed as tightly as they like. */
export const freelyPacked = 10 * 1024 ** 2
/** The most parts of a workbook. */
export const mostParts = 10_000
/** What a part that describes the workbook may come to, in bytes. */
export const largestDescription = 16 * 1024 ** 2
