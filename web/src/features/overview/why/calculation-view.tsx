import { Trans, useLingui } from "@lingui/react/macro"
import { Fragment, useState } from "react"
import { Button } from "../../../components/ui/button.tsx"
import { useLocale } from "../../../i18n/use-locale.ts"
import { formatDecimal } from "../../../lib/format.ts"
import type { Calculation, CalculationStep, Line, Operand } from "./to-calculation.ts"

const SIGNS = { ADD: "+", SUBTRACT: "−", MULTIPLY: "×", DIVIDE: "÷", POWER: "^", MIN: ",", MAX: ",", ROUND: "," }

/** Lines shown at first; the last ones lead to the value. */
const SHOWN = 12

/** The computation as people write it: what went in, then line by line what was done, the last line being the figure. */
export function CalculationView({ calculation }: { calculation: Calculation }) {
  const { t } = useLingui()
  const [isWhole, setIsWhole] = useState(false)
  const { facts, assumptions, lines } = calculation
  const hidden = isWhole ? 0 : Math.max(0, lines.length - SHOWN)
  return (
    <div className="mt-4 flex flex-col gap-5">
      {facts.length > 0 ? <Inputs title={t`Facts`} steps={isWhole ? facts : facts.slice(0, SHOWN)} of={facts.length} /> : null}
      {assumptions.length > 0 ? (
        <Inputs title={t`Assumptions`} steps={isWhole ? assumptions : assumptions.slice(0, SHOWN)} of={assumptions.length} />
      ) : null}
      {lines.length > 0 ? (
        <div>
          <h4 className="mb-1 text-[13px] font-medium text-muted">
            <Trans>Steps</Trans>
          </h4>
          <ol className="overflow-hidden rounded-xl border border-line">
            {lines.slice(hidden).map((line, index, all) => (
              <li key={line.id} className="border-b border-line px-3.5 py-2.5 last:border-0 last:bg-brand-soft">
                <LineView line={line} isLast={index === all.length - 1} />
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {hidden > 0 || (!isWhole && (facts.length > SHOWN || assumptions.length > SHOWN)) ? (
        <Button size="sm" className="self-start" onPress={() => setIsWhole(true)}>
          <Trans>Show all {lines.length} steps and every input</Trans>
        </Button>
      ) : null}
    </div>
  )
}

function Inputs({ title, steps, of }: { title: string; steps: readonly CalculationStep[]; of: number }) {
  return (
    <div>
      <h4 className="mb-1 text-[13px] font-medium text-muted">{title}</h4>
      <ul className="divide-y divide-line rounded-xl border border-line">
        {steps.map((step) => (
          <li key={step.id} className="flex items-baseline justify-between gap-4 px-3.5 py-2 text-sm">
            <span lang="en" className="min-w-0">
              {step.label}
              {step.source ? <span className="block text-[13px] text-muted">{step.source}</span> : null}
            </span>
            <Value value={step.value} unit={step.unit} />
          </li>
        ))}
        {of > steps.length ? (
          <li className="px-3.5 py-2 text-[13px] text-muted">
            <Trans>and {of - steps.length} more</Trans>
          </li>
        ) : null}
      </ul>
    </div>
  )
}

function LineView({ line, isLast }: { line: Line; isLast: boolean }) {
  return (
    <>
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span lang="en" className={isLast ? "font-semibold" : "font-medium"}>
          {line.label}
        </span>
        <Value value={line.value} unit={line.unit} isStrong />
      </div>
      <p className="mt-0.5 flex flex-wrap items-baseline gap-x-1.5 text-[13px] text-muted tabular-nums">
        <Expression line={line} />
      </p>
    </>
  )
}

function Expression({ line }: { line: Line }) {
  const { locale } = useLocale()
  const [first, second] = line.operands
  if (line.op === "ROUND" && first && second) {
    return (
      <Trans>
        {first.label}, rounded half up, decimals: {formatDecimal(second.value, locale)}
      </Trans>
    )
  }
  return (
    <>
      {line.op === "MIN" ? <Trans>the smallest of</Trans> : line.op === "MAX" ? <Trans>the largest of</Trans> : null}
      {line.operands.map((operand, index) => (
        <Fragment key={`${operand.id} ${index}`}>
          {index > 0 ? <span className="text-faint">{SIGNS[line.op]}</span> : null}
          <OperandView operand={operand} />
        </Fragment>
      ))}
      {line.left > 0 ? (
        <span>
          {SIGNS[line.op]} <Trans>{line.left} more</Trans>
        </span>
      ) : null}
    </>
  )
}

/** A number of the formula stands for itself; everything else is called by its name. */
function OperandView({ operand }: { operand: Operand }) {
  const { locale } = useLocale()
  const value = formatDecimal(operand.value, locale, { maximumFractionDigits: 6 })
  return operand.role === "CONSTANT" ? (
    <span>{value}</span>
  ) : (
    <span title={`${operand.value} ${operand.unit}`}>
      {operand.label} <span className="text-faint">({value})</span>
    </span>
  )
}

function Value({ value, unit, isStrong = false }: { value: string; unit: string; isStrong?: boolean }) {
  const { locale } = useLocale()
  return (
    <span className="shrink-0 text-right tabular-nums" title={value}>
      <span className={isStrong ? "font-semibold" : ""}>{formatDecimal(value, locale, { maximumFractionDigits: 6 })}</span>{" "}
      <span lang="en" className="text-[13px] text-muted">
        {unit}
      </span>
    </span>
  )
}
