import type { CodeWords } from "./read-code.ts"

/** How far a match has come. */
export type BuddyMatchStatus = "PENDING" | "ACTIVE" | "PAUSED" | "COMPLETED" | "CANCELLED"
/** Why a match ended. */
export type BuddyEndReason =
  | "COMPLETED"
  | "PARTICIPANT_REQUEST"
  | "BUDDY_REQUEST"
  | "MUTUAL_AGREEMENT"
  | "INACTIVITY"
  | "VIOLATION"
  | "PROGRAM_ENDED"
  | "OTHER"
/** What a match did together. */
export type BuddyEventKind =
  | "HANGOUT"
  | "ACTIVITY"
  | "WORKSHOP"
  | "CULTURAL"
  | "EDUCATIONAL"
  | "PROFESSIONAL"
  | "SOCIAL"
  | "SUPPORT"
  | "RECREATIONAL"
  | "LANGUAGE"
  | "OTHER"
/** How it is going, from best to worst. */
export type BuddyMood = "GREAT" | "GOOD" | "OKAY" | "STRUGGLING" | "DIFFICULT"
/** Which of the two says something. */
export type BuddyRole = "PARTICIPANT" | "BUDDY"

export const matchStatusWords: CodeWords<BuddyMatchStatus> = {
  PENDING: ["pending", "waiting", "requested", "proposed", "очікує", "в очікуванні", "venter", "avventer"],
  ACTIVE: ["active", "ongoing", "matched", "in progress", "активна", "активний", "активно", "триває", "aktiv", "pågår"],
  PAUSED: ["paused", "on hold", "pause", "призупинено", "призупинена", "пауза", "på pause", "satt på vent"],
  COMPLETED: ["completed", "complete", "finished", "ended", "closed", "done", "завершено", "завершена", "fullført", "avsluttet", "ferdig"],
  CANCELLED: ["cancelled", "canceled", "called off", "withdrawn", "dropped", "скасовано", "скасована", "avlyst", "kansellert", "avbrutt"],
}

export const endReasonWords: CodeWords<BuddyEndReason> = {
  COMPLETED: ["completed", "finished", "goal reached", "завершено", "fullført"],
  PARTICIPANT_REQUEST: ["participant_request", "participant", "requested by participant", "на прохання учасника", "deltakers ønske"],
  BUDDY_REQUEST: [
    "buddy_request",
    "buddy",
    "volunteer request",
    "requested by buddy",
    "на прохання волонтера",
    "buddys ønske",
    "frivilliges ønske",
  ],
  MUTUAL_AGREEMENT: ["mutual_agreement", "mutual", "by agreement", "за взаємною згодою", "etter avtale", "gjensidig avtale"],
  INACTIVITY: ["inactivity", "inactive", "no contact", "неактивність", "inaktivitet", "inaktiv"],
  VIOLATION: ["violation", "rule violation", "порушення", "порушення правил", "brudd", "regelbrudd"],
  PROGRAM_ENDED: [
    "program_ended",
    "programme ended",
    "end of programme",
    "програма завершилась",
    "programmet er avsluttet",
    "programslutt",
  ],
  OTHER: ["other", "інше", "annet"],
}

export const eventKindWords: CodeWords<BuddyEventKind> = {
  HANGOUT: [
    "hangout",
    "hang out",
    "meetup",
    "meet up",
    "meeting",
    "coffee",
    "walk",
    "зустріч",
    "прогулянка",
    "кава",
    "treff",
    "kaffe",
    "tur",
  ],
  ACTIVITY: ["activity", "активність", "захід", "aktivitet"],
  WORKSHOP: ["workshop", "воркшоп", "майстер-клас", "verksted"],
  CULTURAL: ["cultural", "culture", "museum", "concert", "культура", "культурний", "kultur", "kulturell"],
  EDUCATIONAL: ["educational", "education", "study", "освіта", "освітній", "навчання", "utdanning", "læring"],
  PROFESSIONAL: ["professional", "career", "work", "професійний", "кар'єра", "faglig", "karriere", "jobb"],
  SOCIAL: ["social", "соціальний", "sosial", "sosialt"],
  SUPPORT: ["support", "help", "підтримка", "допомога", "støtte", "hjelp"],
  RECREATIONAL: ["recreational", "recreation", "sport", "sports", "відпочинок", "дозвілля", "fritid", "idrett"],
  LANGUAGE: ["language", "language practice", "мова", "мовна практика", "språk", "språktrening"],
  OTHER: ["other", "інше", "annet"],
}

export const moodWords: CodeWords<BuddyMood> = {
  GREAT: ["great", "excellent", "very good", "чудово", "відмінно", "kjempebra", "veldig bra", "utmerket"],
  GOOD: ["good", "well", "fine", "добре", "гарно", "bra", "godt"],
  OKAY: ["okay", "ok", "neutral", "so so", "нормально", "так собі", "greit", "ok", "helt ok"],
  STRUGGLING: ["struggling", "struggle", "not so good", "важкувато", "непросто", "strever", "sliter"],
  DIFFICULT: ["difficult", "bad", "hard", "very hard", "важко", "погано", "vanskelig", "dårlig"],
}

export const roleWords: CodeWords<BuddyRole> = {
  PARTICIPANT: ["participant", "newcomer", "learner", "mentee", "refugee", "учасник", "учасниця", "deltaker", "nyankommet"],
  BUDDY: ["buddy", "volunteer", "mentor", "employee", "бадді", "волонтер", "волонтерка", "fadder", "frivillig"],
}
