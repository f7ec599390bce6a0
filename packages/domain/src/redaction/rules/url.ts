import { patternRule, type RedactionRule } from "../kinds.ts"

/** Ends of host names; after these a bare `name.end` is taken for an address. Lower case only: `again.No` is a missing space. */
const SAFE_ENDS = "com|org|net|info|io|eu|no|ua|uk|pl|de|se|dk|fi|fr|app|dev|gov|edu|укр"
/** Ends that are words or too common in abbreviations: only with a path, as in `t.me/anna`. */
const WORDY_ENDS = "me|be|co|ly|gg|in|it|is|to|tv|so|at|cc|ee|us|ch|ca|au|nl|es|link|site|online|page"
const HOST = "(?:[a-zA-Z0-9\\p{L}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+"
const PATH = "[/?#:][^\\s<>\\[\\]\"'»)]*"
const NOT_BEFORE = "(?<![\\p{L}\\p{N}@._-])"

/** Web addresses that say what they are. Brackets end them, so that a placeholder is never eaten. */
export const addressRules: readonly RedactionRule[] = [
  patternRule("URL", /(?:https?|ftp):\/\/[^\s<>[\]"'»)]*[^\s<>[\]"'»).,;:!?]/dgiu),
  patternRule("URL", /(?<![\p{L}\p{N}])www\.[^\s<>[\]"'»)]*[^\s<>[\]"'»).,;:!?]/dgiu),
]

const SERVICES =
  "telegram|instagram|insta|facebook|whatsapp|viber|skype|discord|snapchat|signal|twitter|tiktok|тг|телеграм|інстаграм|інста|фейсбук|вайбер|скайп"

/** Bare addresses, and accounts: `@olena_k`, `Telegram: olena_k`. */
export const handleRules: readonly RedactionRule[] = [
  patternRule("URL", new RegExp(`${NOT_BEFORE}${HOST}(?:${SAFE_ENDS})(?![\\p{L}\\p{N}-])(?:${PATH})?(?<![.,;:!?])`, "dgu")),
  patternRule("URL", new RegExp(`${NOT_BEFORE}${HOST}(?:${WORDY_ENDS})/[^\\s<>\\[\\]"'»)]+(?<![.,;:!?])`, "dgu")),
  patternRule("URL", /(?<![\p{L}\p{N}@._])@[\p{L}_](?:[\p{L}\p{N}_.]{0,29}[\p{L}\p{N}_])/dgu),
  patternRule(
    "URL",
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${SERVICES}) ?[:=] ?(@?[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.:-]*[\\p{L}\\p{N}_]))`, "dgiu"),
  ),
]
