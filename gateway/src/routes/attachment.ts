/** Headers by which a browser saves what it gets under a name (RFC 6266); programs that read ASCII only get a name without the rest. */
export function attachment(fileName: string): Record<string, string> {
  const plain = fileName.replace(/[^\w. -]/g, "_")
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return { "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}` }
}
