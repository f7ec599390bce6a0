import { expect, test } from "vitest"
import { refusalMessage } from "./upload-file.ts"

test("a refusal's own sentence is shown, and nothing made up when there is none", () => {
  expect(refusalMessage('{"error":{"code":"LIMIT_EXCEEDED","message":"Too large."}}')).toBe("Too large.")
  expect(refusalMessage("<html>502</html>")).toBeNull()
  expect(refusalMessage('{"error":"no"}')).toBeNull()
  expect(refusalMessage("null")).toBeNull()
})
