import type { ReactNode } from "react"
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components"

/** A small box in the middle that asks for one thing. */
export function ModalBox({
  title,
  isOpen,
  onClose,
  children,
}: {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
      className="fixed inset-0 z-50 grid place-items-center bg-black/25 p-4 entering:animate-fade-in"
    >
      <Modal className="w-full max-w-md rounded-2xl border border-line bg-card shadow-pop">
        <Dialog className="p-5 outline-none">
          <Heading slot="title" className="mb-4 text-base font-semibold">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
