import { CombinedGraphQLErrors } from "@apollo/client/errors"
import { Trans } from "@lingui/react/macro"
import type { ReactNode } from "react"
import { Button } from "./button.tsx"
import { Notice, type Tone } from "./notice.tsx"

type Props = { tone?: Tone; title: ReactNode; error: Error; onRetry: () => void; className?: string }

/** What could not be fetched, why, under which request id support finds it, and the way to try again. */
export function FetchNotice({ tone = "bad", title, error, onRetry, className = "" }: Props) {
  const requestId = requestIdOf(error)
  const retry = (
    <Button size="sm" onPress={onRetry}>
      <Trans>Try again</Trans>
    </Button>
  )
  return (
    <Notice tone={tone} title={title} action={retry} className={className}>
      {error.message}
      {requestId === null ? null : (
        <span className="mt-1 block text-xs">
          <Trans>
            Request id: <code className="break-all">{requestId}</code>
          </Trans>
        </span>
      )}
    </Notice>
  )
}

/** The id the platform gave the request that failed; null when it never got there. */
function requestIdOf(error: Error): string | null {
  const id = CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.["requestId"] : undefined
  return typeof id === "string" ? id : null
}
