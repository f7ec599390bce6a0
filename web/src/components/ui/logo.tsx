/** The mark and the name. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg aria-hidden viewBox="0 0 32 32" className="size-7">
        <rect width="32" height="32" rx="9" fill="#0b5f5a" />
        <path d="M8 21.5 13.2 15l4 3.6L24 10" fill="none" stroke="#f4d58d" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span className="text-[15px] font-semibold tracking-tight">TEEI Cockpit</span>
    </span>
  )
}
