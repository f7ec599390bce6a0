import type { ReactNode } from "react"
import { Button as AriaButton, type ButtonProps } from "react-aria-components"
import { cx } from "../../lib/cx.ts"

export type ButtonLook = "primary" | "secondary" | "ghost" | "danger"

const LOOKS: Record<ButtonLook, string> = {
  primary: "bg-brand text-on-brand hover:bg-brand-strong border-transparent",
  secondary: "bg-raised text-ink border-line-strong hover:bg-hover",
  ghost: "text-muted border-transparent hover:bg-hover hover:text-ink",
  danger: "bg-bad-soft text-bad border-bad/40 hover:border-bad",
}

/** The classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook = "secondary", size: "sm" | "md" = "md"): string {
  return cx(
    "inline-flex shrink-0 items-center justify-center gap-2 rounded-lg border font-medium whitespace-nowrap transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-50",
    size === "sm" ? "h-8 px-2.5 text-[13px]" : "h-9 px-3.5 text-sm",
    LOOKS[look],
  )
}

type Props = Omit<ButtonProps, "className" | "children" | "isPending"> & {
  look?: ButtonLook
  size?: "sm" | "md"
  /** Presses are passed over, but the focus stays; a disabled button would lose it. */
  isBusy?: boolean
  className?: string
  children: ReactNode
  "data-testid"?: string
}

export function Button({ look = "secondary", size = "md", isBusy = false, onPress, className, ...props }: Props) {
  return (
    <AriaButton
      {...props}
      onPress={(event) => {
        if (!isBusy) onPress?.(event)
      }}
      className={cx(buttonClass(look, size), isBusy && "opacity-60", className)}
    />
  )
}

/** A square button that shows an icon alone; its name is spoken and shown on hover. */
export function IconButton({
  label,
  className,
  ...props
}: Omit<ButtonProps, "className" | "children"> & { label: string; className?: string; children: ReactNode }) {
  return (
    <AriaButton
      {...props}
      aria-label={label}
      className={cx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-muted transition-colors hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:opacity-40",
        className,
      )}
    />
  )
}
