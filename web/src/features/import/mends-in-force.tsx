import { Trans, useLingui } from "@lingui/react/macro"
import { ArrowRight, X } from "lucide-react"
import type { ReactNode } from "react"
import { IconButton } from "../../components/ui/button.tsx"
import type { Mapping, MappingDraft } from "./to-mapping-input.ts"
import { withChange } from "./to-mapping-input.ts"

type Props = { mapping: Mapping; draft: MappingDraft; isDisabled: boolean; onCheck: (draft: MappingDraft) => void }

/** Values read as others and values for empty cells, as they hold for the whole file; taking one away has the file checked anew. */
export function MendsInForce({ mapping, draft, isDisabled, onCheck }: Props) {
  const { t } = useLingui()
  const { replacements, defaults } = mapping
  if (replacements.length === 0 && defaults.length === 0) return null
  return (
    <div className="px-5 pt-3" data-testid="mends">
      <p className="mb-1.5 text-[13px] font-medium">
        <Trans>Mended in all rows</Trans>
      </p>
      <ul className="flex flex-wrap gap-2">
        {replacements.map((one) => (
          <Mend
            key={`${one.field} ${one.from}`}
            field={one.field}
            label={t`Take back: ${one.from} read as ${one.to}`}
            isDisabled={isDisabled}
            onRemove={() => onCheck(withChange(draft, { replacements: replacements.filter((other) => other !== one) }))}
          >
            <Value>{one.from}</Value>
            <ArrowRight aria-label={t`is read as`} className="size-3.5 shrink-0 text-muted" />
            {one.to === "" ? <span className="text-muted">{t`empty`}</span> : <Value>{one.to}</Value>}
          </Mend>
        ))}
        {defaults.map((one) => (
          <Mend
            key={one.field}
            field={one.field}
            label={t`Take back: ${one.value} for empty cells`}
            isDisabled={isDisabled}
            onRemove={() => onCheck(withChange(draft, { defaults: defaults.filter((other) => other !== one) }))}
          >
            <span className="text-muted">{t`empty`}</span>
            <ArrowRight aria-label={t`is read as`} className="size-3.5 shrink-0 text-muted" />
            <Value>{one.value}</Value>
          </Mend>
        ))}
      </ul>
    </div>
  )
}

type MendProps = { field: string; label: string; isDisabled: boolean; onRemove: () => void; children: ReactNode }

function Mend({ field, label, isDisabled, onRemove, children }: MendProps) {
  return (
    <li className="flex min-w-0 items-center gap-1.5 rounded-lg border border-line bg-sunken pl-3 text-[13px]">
      <span className="text-muted">{field}</span>
      {children}
      <IconButton label={label} isDisabled={isDisabled} onPress={onRemove}>
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </li>
  )
}

function Value({ children }: { children: ReactNode }) {
  return <span className="max-w-48 truncate font-mono">{children}</span>
}
