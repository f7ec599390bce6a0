import { Radio } from "react-aria-components"
import { cx } from "../../lib/cx.ts"

/** One option of a choice, with a sentence. */
export function RadioCard({ id, name, hint }: { id: string; name: string; hint: string }) {
  return (
    <Radio
      value={id}
      className="group flex cursor-pointer items-start gap-3 rounded-xl border border-line-strong bg-raised px-4 py-3 transition-colors hover:bg-hover data-[disabled]:cursor-not-allowed data-[disabled]:opacity-60 data-[focus-visible]:outline-2 data-[focus-visible]:outline-offset-2 data-[focus-visible]:outline-focus data-[selected]:border-brand data-[selected]:bg-brand-soft"
    >
      <span
        aria-hidden
        className={cx(
          "mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-control group-data-[selected]:border-brand",
          "after:size-2 after:rounded-full group-data-[selected]:after:bg-brand",
        )}
      />
      <span className="min-w-0">
        <span className="block text-sm font-medium">{name}</span>
        <span className="block text-[13px] text-muted">{hint}</span>
      </span>
    </Radio>
  )
}
