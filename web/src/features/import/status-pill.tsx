import { useLingui } from "@lingui/react/macro"
import { Pill, type PillTone } from "../../components/ui/pill.tsx"
import type { ImportStatus } from "../../gql/graphql.ts"
import { STATUS_NAMES } from "./words.ts"

const TONES: Record<ImportStatus, PillTone> = {
  AWAITING_UPLOAD: "neutral",
  CHECKING: "brand",
  READY: "warn",
  COMMITTING: "brand",
  COMMITTED: "good",
  CANCELLING: "brand",
  CANCELLED: "neutral",
  UNDOING: "brand",
  UNDONE: "neutral",
  FAILED: "bad",
}

export function StatusPill({ status }: { status: ImportStatus }) {
  const { i18n } = useLingui()
  return <Pill tone={TONES[status]}>{i18n._(STATUS_NAMES[status])}</Pill>
}
