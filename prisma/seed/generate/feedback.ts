import { english } from "./phrases-en.ts"
import { norwegian } from "./phrases-no.ts"
import { ukrainian } from "./phrases-uk.ts"
import type { Random } from "./random.ts"

/** Sentences by when they fit; `personal` ones carry data that must be redacted, with `{…}` filled in by `writeFeedback`. */
export type Phrases = Record<"any" | "language" | "mentorship" | "critical" | "personal", readonly string[]>

export type FeedbackLanguage = "en" | "no" | "uk"

/** Who writes about what, and the personal data a sentence may carry. */
export type FeedbackOccasion = {
  language: FeedbackLanguage
  kind: "LANGUAGE" | "MENTORSHIP"
  /** The language the programmes of the company teach. */
  learns: FeedbackLanguage
  /** 1 to 5; null when not rated. Three and less makes the words critical. */
  rating: number | null
  self: string
  /** Which of two forms a sentence takes where the language has two, `[he|she]`. */
  isWoman: boolean
  volunteer: string
  phone: string
  email: string
}

const phrases: Record<FeedbackLanguage, Phrases> = { en: english, no: norwegian, uk: ukrainian }

/** One to three sentences. `said` remembers what the person wrote before, so that nobody repeats themselves while there is something left to say. */
export function writeFeedback(random: Random, occasion: FeedbackOccasion, said: Set<string>): string {
  const stock = phrases[occasion.language]
  const isCritical = occasion.rating !== null && occasion.rating <= 3
  const topic = pickTopic(stock, occasion)
  const pools = isCritical ? [stock.critical, topic] : random.shuffle([stock.any, topic])
  const sentences = [sayAnew(random, pools[0] ?? topic, said)]
  if (random.chance(0.35)) sentences.push(sayAnew(random, pools[1] ?? topic, said))
  if (random.chance(0.14)) sentences.push(fillIn(random.pick(stock.personal), occasion))
  const separator = random.chance(0.06) ? "\n" : " "
  return sentences.join(separator).replaceAll(/\[(.*?)\|(.*?)\]/g, occasion.isWoman ? "$2" : "$1")
}

/** The English sentences about learning speak of English, so whoever learns something else does without them. */
function pickTopic(stock: Phrases, { kind, language, learns }: FeedbackOccasion): readonly string[] {
  if (kind === "MENTORSHIP") return stock.mentorship
  return language === "en" && learns !== "en" ? stock.any : stock.language
}

function sayAnew(random: Random, pool: readonly string[], said: Set<string>): string {
  const fresh = pool.filter((sentence) => !said.has(sentence))
  const sentence = random.pick(fresh.length > 0 ? fresh : pool)
  said.add(sentence)
  return sentence
}

function fillIn(template: string, occasion: FeedbackOccasion): string {
  const values: Record<string, string> = {
    self: occasion.self,
    phone: occasion.phone,
    email: occasion.email,
    volunteer: occasion.volunteer,
    volunteerFirst: occasion.volunteer.split(" ")[0] ?? occasion.volunteer,
  }
  return template.replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? "")
}
