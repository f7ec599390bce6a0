import type { FeedbackLanguage } from "./feedback.ts"

/** A programme with sessions and how many people it has. */
export type ProgramPlan = { ref: string; kind: "LANGUAGE" | "MENTORSHIP"; participants: number }

/** What one pilot company's files are made of. */
export type CompanyPlan = {
  slug: string
  country: "US" | "NO" | "GB"
  /** Goes into session and match ids. */
  code: string
  seed: number
  volunteers: number
  programs: ProgramPlan[]
  buddyRef: string
  cities: string[]
  /** The language people write in when they do not write Ukrainian. */
  language: FeedbackLanguage
  /** Share of the weeks of a person's time in the programme that see a session, before holidays. */
  rhythm: number
}

/** The three pilot companies. `ACME-LANG-SAFE` stays below five participants on purpose: its figures must be suppressed. */
export const companyPlans: CompanyPlan[] = [
  {
    slug: "acme",
    country: "US",
    code: "AC",
    seed: 20251103,
    volunteers: 34,
    programs: [
      { ref: "ACME-LANG-UA", kind: "LANGUAGE", participants: 42 },
      { ref: "ACME-LANG-SAFE", kind: "LANGUAGE", participants: 3 },
      { ref: "ACME-MENT-UA", kind: "MENTORSHIP", participants: 20 },
    ],
    buddyRef: "ACME-BUDDY",
    cities: ["New York, NY", "Newark, NJ", "Jersey City, NJ"],
    language: "en",
    rhythm: 0.42,
  },
  {
    slug: "techco",
    country: "NO",
    code: "TC",
    seed: 20251104,
    volunteers: 28,
    programs: [
      { ref: "TECHCO-LANG-NO", kind: "LANGUAGE", participants: 28 },
      { ref: "TECHCO-MENT-TECH", kind: "MENTORSHIP", participants: 14 },
      { ref: "TECHCO-MENT-WORK", kind: "MENTORSHIP", participants: 10 },
    ],
    buddyRef: "TECHCO-BUDDY",
    cities: ["Oslo", "Bærum", "Lillestrøm"],
    language: "no",
    rhythm: 0.5,
  },
  {
    slug: "globalcare",
    country: "GB",
    code: "GC",
    seed: 20251105,
    volunteers: 38,
    programs: [
      { ref: "GLOBALCARE-LANG-CARE", kind: "LANGUAGE", participants: 36 },
      { ref: "GLOBALCARE-LANG-CAFE", kind: "LANGUAGE", participants: 18 },
      { ref: "GLOBALCARE-MENT-START", kind: "MENTORSHIP", participants: 18 },
    ],
    buddyRef: "GLOBALCARE-BUDDY",
    cities: ["Manchester", "Leeds", "Salford"],
    language: "en",
    rhythm: 0.39,
  },
]
