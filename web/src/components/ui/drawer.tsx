import { X } from "lucide-react"
import type { ReactNode } from "react"
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components"
import { IconButton } from "./button.tsx"
import { ScrollRegion } from "./scroll-region.tsx"

type Props = { title: ReactNode; closeLabel: string; isOpen: boolean; onClose: () => void; children: ReactNode; footer?: ReactNode }

/** A sheet from the right, the whole screen on a phone. Focus stays inside and returns to where it came from. */
export function Drawer({ title, closeLabel, isOpen, onClose, children, footer }: Props) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
      className="fixed inset-0 z-50 bg-black/25 entering:animate-fade-in"
    >
      <Modal className="fixed inset-y-0 right-0 flex w-full max-w-xl border-l border-line bg-card shadow-pop entering:animate-slide-in">
        <Dialog className="flex min-w-0 flex-1 flex-col outline-none">
          <div className="flex items-center justify-between gap-3 border-b border-line py-3 pr-3 pl-5 sm:pl-6">
            <Heading slot="title" className="min-w-0 truncate text-base font-semibold">
              {title}
            </Heading>
            <IconButton label={closeLabel} onPress={onClose}>
              <X aria-hidden className="size-4.5" />
            </IconButton>
          </div>
          <ScrollRegion
            label={typeof title === "string" ? title : closeLabel}
            className="flex-1 overflow-y-auto overscroll-contain px-5 py-5 sm:px-6"
          >
            {children}
          </ScrollRegion>
          {footer ? <div className="border-t border-line px-5 py-3 sm:px-6">{footer}</div> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
