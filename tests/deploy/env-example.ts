import { readText } from "./compose-file.ts"

/** One line `NAME=value` of `.env.example`, with the comment that stands above it or above its group. */
export type ExampleVariable = { name: string; value: string; comment: string; isForComposeOnly: boolean }

const composeHeading = "# Only docker-compose.yml reads these; the platform itself does not."

export const exampleVariables: ExampleVariable[] = readText(".env.example")
  .split("\n\n")
  .flatMap((group) => {
    const lines = group.split("\n")
    const comment = lines.filter((line) => line.startsWith("#")).join("\n")
    return lines.flatMap((line) => {
      const [, name, value = ""] = /^([A-Z_]+)=(.*)$/.exec(line) ?? []
      return name === undefined ? [] : [{ name, value, comment, isForComposeOnly: comment.startsWith(composeHeading) }]
    })
  })
