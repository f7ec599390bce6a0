import { Trans, useLingui } from "@lingui/react/macro"
import { ChevronRight } from "lucide-react"
import { Button } from "react-aria-components"
import { Skeleton } from "../../components/ui/skeleton.tsx"
import { ROLE_NAMES } from "../../i18n/words.ts"
import type { Persona } from "../../lib/session.ts"
import type { PersonaGroup } from "./to-persona-groups.ts"

/** The people of the demo by company; null while they are being fetched. */
export function PersonaList({
  groups,
  isBusy,
  onPick,
}: {
  groups: PersonaGroup[] | null
  isBusy: boolean
  onPick: (persona: Persona) => void
}) {
  const { i18n } = useLingui()
  return (
    <section aria-labelledby="personas">
      <h2 id="personas" className="mb-3 text-sm font-semibold">
        <Trans>Or look around as one of the demo people</Trans>
      </h2>
      {groups === null ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Skeleton className="h-40" />
          <Skeleton className="h-40" />
        </div>
      ) : (
        <div className="gap-4 sm:columns-2">
          {groups.map((group) => (
            <div
              key={group.companySlug}
              className="mb-4 break-inside-avoid overflow-hidden rounded-2xl border border-line bg-card shadow-card"
            >
              <h3 className="border-b border-line px-4 py-2.5 text-[13px] font-medium text-muted">{group.companyName}</h3>
              <ul>
                {group.personas.map((persona) => (
                  <li key={persona.email} className="border-b border-line last:border-0">
                    <Button
                      isDisabled={isBusy}
                      onPress={() => onPick(persona)}
                      data-testid="persona"
                      className="group flex w-full items-center gap-3 px-4 py-3 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2"
                    >
                      <Initials name={persona.name} />
                      <span className="min-w-0 flex-1">
                        <span className="block truncate font-medium">{persona.name}</span>
                        <span className="block truncate text-[13px] text-muted">{i18n._(ROLE_NAMES[persona.role])}</span>
                      </span>
                      <ChevronRight aria-hidden className="size-4 text-faint transition-transform group-hover:translate-x-0.5" />
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      )}
    </section>
  )
}

function Initials({ name }: { name: string }) {
  const letters = name.split(/\s+/).map((word) => word[0] ?? "")
  return (
    <span aria-hidden className="grid size-9 place-items-center rounded-full bg-brand-soft text-[13px] font-semibold text-brand">
      {[letters[0], letters.length > 1 ? letters.at(-1) : ""].join("").toUpperCase()}
    </span>
  )
}
