import { chmodSync, mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** A new folder that every account may pass through: as root, the embedded database runs as another one. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `teei-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}
