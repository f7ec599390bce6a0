import { describe, expect, test } from "vitest"
import { fillVariables, toExamples } from "./to-examples.ts"

describe("toExamples", () => {
  test("group and title come from the comments, the variables from the file beside it", () => {
    const groups = toExamples(
      {
        "../docs/02-watch.graphql": "# group: integrator\n# title: Watch\nsubscription Watch { x }\n",
        "../docs/01-save.graphql": "# group: cockpit user\n# title: Save\n\nmutation Save { x }\n",
      },
      { "../docs/01-save.variables.json": '{ "a": 1 }\n' },
    )
    expect(groups.map((group) => group.group)).toEqual(["cockpit user", "integrator"])
    expect(groups[0]?.examples[0]).toEqual({
      name: "01-save",
      group: "cockpit user",
      title: "Save",
      query: "mutation Save { x }",
      variables: '{ "a": 1 }',
      operationName: "Save",
      isMutation: true,
    })
    expect(groups[1]?.examples[0]).toMatchObject({ variables: "", isMutation: false })
  })
  test("a file without comments is still there, under its name", () => {
    expect(toExamples({ "a/x.graphql": "{ viewer { role } }" }, {})).toMatchObject([{ group: "other", examples: [{ title: "x" }] }])
  })
})

test("the company's id stands where the example left a place for it, nowhere else", () => {
  expect(fillVariables('{"companyId":"$companyId","note":"costs $companyId5"}', "com_1")).toBe(
    '{"companyId":"com_1","note":"costs $companyId5"}',
  )
})
