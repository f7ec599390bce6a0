import type { MessageDescriptor } from "@lingui/core"
import { msg } from "@lingui/core/macro"
import type { PillTone } from "../../components/ui/pill.tsx"
import type { RecordOutcome, WebhookReceiptStatus, WebhookSource } from "../../gql/graphql.ts"

export const SYSTEM_NAMES: Record<WebhookSource, MessageDescriptor> = {
  KINTELL: msg`Kintell`,
  BUDDY: msg`Buddy`,
  UPSKILLING: msg`Upskilling`,
}

export const STATUS_NAMES: Record<WebhookReceiptStatus, MessageDescriptor> = {
  PENDING: msg`Waits`,
  PROCESSED: msg`Processed`,
  DEAD: msg`Given up`,
}

export const STATUS_TONES: Record<WebhookReceiptStatus, PillTone> = { PENDING: "brand", PROCESSED: "good", DEAD: "bad" }

export const OUTCOME_NAMES: Record<RecordOutcome, MessageDescriptor> = {
  CREATED: msg`New`,
  UPDATED: msg`Changed`,
  UNCHANGED: msg`There already`,
}
