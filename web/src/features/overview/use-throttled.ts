import { useCallback, useEffect, useRef } from "react"

/** Runs at most once per span, at its end: a burst becomes one run, and the last call is never lost. */
export function useThrottled(run: () => void, spanMs: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  }, [run])
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null
      latest.current()
    }, spanMs)
  }, [spanMs])
}
