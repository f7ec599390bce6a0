import { ApiError } from "../../lib/api-error.ts"

/**
 * Sends a file's bytes to its signed address. `onProgress` gets the share sent, 0 to 1. XMLHttpRequest, because fetch
 * cannot say how much of a body has been sent. Rejects with an ApiError; `CANCELLED` when the signal says so.
 */
export function uploadFile(url: string, file: Blob, onProgress: (share: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open("PUT", url)
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total)
    })
    request.addEventListener("load", () => {
      if (request.status >= 200 && request.status < 300) resolve()
      else reject(new ApiError("UPLOAD_REFUSED", refusalMessage(request.responseText) ?? "", request.status))
    })
    request.addEventListener("error", () => reject(new ApiError("UNAVAILABLE", "", 0)))
    request.addEventListener("abort", () => reject(new ApiError("CANCELLED", "", 0)))
    signal.addEventListener("abort", () => request.abort(), { once: true })
    request.send(file)
  })
}

/** The sentence of a refusal `{error:{message}}`; null when the answer is something else. */
export function refusalMessage(body: string): string | null {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer !== "object" || answer === null || !("error" in answer)) return null
    const { error } = answer
    return typeof error === "object" && error !== null && "message" in error && typeof error.message === "string" ? error.message : null
  } catch {
    return null
  }
}
