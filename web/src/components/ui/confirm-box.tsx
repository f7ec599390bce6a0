import { Trans } from "@lingui/react/macro"
import type { ReactNode } from "react"
import { Button } from "./button.tsx"
import { ModalBox } from "./modal-box.tsx"
import { Notice } from "./notice.tsx"

type Props = {
  title: string
  isOpen: boolean
  isBusy: boolean
  /** The verb of what is asked for, never "OK". */
  confirm: string
  /** Why it was refused; null when it was not. */
  problem: ReactNode
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

/** Asks once more before something that cannot be taken for granted, and says what it does. The way back comes first. */
export function ConfirmBox({ title, isOpen, isBusy, confirm, problem, onConfirm, onClose, children }: Props) {
  return (
    <ModalBox title={title} isOpen={isOpen} onClose={onClose}>
      <div className="flex flex-col gap-4 text-sm">
        <div className="flex flex-col gap-2 text-muted">{children}</div>
        {problem ? <Notice tone="bad">{problem}</Notice> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
          <Button look="danger" onPress={onConfirm} isBusy={isBusy} data-testid="confirm">
            {confirm}
          </Button>
        </div>
      </div>
    </ModalBox>
  )
}
