import { useGraphiQL, useGraphiQLActions } from "@graphiql/react"
import { msg } from "@lingui/core/macro"
import { Trans, useLingui } from "@lingui/react/macro"
import { Play } from "lucide-react"
import type { DocumentNode } from "graphql"
import { useEffect, useRef, useState } from "react"
import { Button } from "react-aria-components"
import { type Example, fillVariables, toExamples } from "./to-examples.ts"

const OPERATIONS = import.meta.glob<string>("../../../../docs/operations/*.graphql", { query: "?raw", import: "default", eager: true })
const VARIABLES = import.meta.glob<string>("../../../../docs/operations/*.variables.json", {
  query: "?raw",
  import: "default",
  eager: true,
})

const EXAMPLES = toExamples(OPERATIONS, VARIABLES)

const GROUP_NAMES: Record<string, ReturnType<typeof msg>> = {
  "cockpit user": msg`For cockpit users`,
  integrator: msg`For integrators`,
  analyst: msg`For analysts`,
}

/** The operations of the documentation. One press opens one in a tab of its own and runs it; what changes data waits for a second one. */
export function ExamplesList({ companyId }: { companyId: string }) {
  const { t, i18n } = useLingui()
  const { addTab, run, stop } = useGraphiQLActions()
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const variableEditor = useGraphiQL((state) => state.variableEditor)
  const documentAst = useGraphiQL((state) => state.documentAST)
  const [open, setOpen] = useState<string | null>(null)
  const waiting = useRef<string | null>(null)

  // GraphiQL reads the editor a moment after it changed; run before, it would send the operation of the tab before.
  useEffect(() => {
    if (waiting.current === null || operationNameOf(documentAst) !== waiting.current) return
    waiting.current = null
    run()
  }, [documentAst, run])

  const load = (example: Example) => {
    // A subscription of the tab before would take `run` for a wish to end it.
    stop()
    addTab()
    queryEditor?.setValue(`${example.query}\n`)
    variableEditor?.setValue(fillVariables(example.variables, companyId))
    setOpen(example.name)
    waiting.current = example.isMutation ? null : example.operationName
  }

  return (
    <nav aria-label={t`Examples`} className="hidden w-64 shrink-0 overflow-y-auto border-r border-line p-3 md:block" data-testid="examples">
      <h2 className="px-2 pb-1 text-sm font-semibold">
        <Trans>Examples</Trans>
      </h2>
      {EXAMPLES.map(({ group, examples }) => {
        const name = GROUP_NAMES[group]
        return (
          <section key={group} className="mt-3">
            <h3 className="px-2 pb-1 text-xs font-medium text-faint">{name ? i18n._(name) : group}</h3>
            <ul>
              {examples.map((example) => (
                <li key={example.name}>
                  <Button
                    onPress={() => load(example)}
                    isDisabled={!queryEditor}
                    aria-current={open === example.name}
                    className="group flex min-h-8 w-full items-start gap-2 rounded-lg px-2 py-1.5 text-left text-[13px] leading-5 text-muted transition-colors hover:bg-hover hover:text-ink disabled:opacity-60 aria-[current=true]:bg-brand-soft aria-[current=true]:text-brand"
                  >
                    <Play aria-hidden className="mt-1 size-3 shrink-0" />
                    {example.title}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}

function operationNameOf(document: DocumentNode | undefined): string | null {
  for (const definition of document?.definitions ?? []) {
    if (definition.kind === "OperationDefinition") return definition.name?.value ?? null
  }
  return null
}
