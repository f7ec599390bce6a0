import { useLingui } from "@lingui/react/macro"
import { connectionStore } from "../lib/connection.ts"
import { useStore } from "../lib/store.ts"
import { cx } from "../lib/cx.ts"

/** Whether changes arrive by themselves. Nothing is shown on pages that listen to nothing. */
export function ConnectionDot() {
  const { t } = useLingui()
  const connection = useStore(connectionStore)
  const isLive = connection === "live"
  const text = isLive ? t`Live` : connection === "reconnecting" ? t`Reconnecting …` : t`Connecting …`
  return (
    <output className="flex items-center gap-2 text-[13px] text-muted" data-connection={connection}>
      {connection === "idle" ? null : (
        <>
          <span aria-hidden className={cx("size-2 rounded-full", isLive ? "bg-good" : "animate-pulse-soft bg-warn")} />
          <span className="sr-only lg:not-sr-only">{text}</span>
        </>
      )}
    </output>
  )
}
