import type { TargetField } from "@teei/domain/csv-mapping"
import { matchReferenceFields } from "./match-reference.ts"

/** Fields of the target `BUDDY_FEEDBACK`, with headings in English, Ukrainian and Norwegian. */
export const buddyFeedbackFields: readonly TargetField[] = [
  {
    name: "feedback_id",
    description: "The feedback's id in the system it comes from. Without one, the match, the role and the time stand for it.",
    isRequired: false,
    synonyms: ["id", "external id", "feedback number", "ID відгуку", "Номер відгуку", "Tilbakemeldings-ID"],
  },
  ...matchReferenceFields,
  {
    name: "from_role",
    description: "Who says it: participant or buddy. May be empty where `from_email` is one of the two addresses of the row.",
    isRequired: false,
    synonyms: ["role", "from", "given by", "author role", "Роль", "Від кого", "Rolle", "Fra"],
  },
  {
    name: "from_email",
    description: "The e-mail address of who says it, where no column tells the role.",
    isRequired: false,
    synonyms: ["from_user", "from user email", "author", "author email", "Автор", "Email автора", "Fra e-post", "Avsender"],
  },
  {
    name: "rating",
    description: "How good the match is, on the declared scale.",
    type: "rating",
    isRequired: false,
    synonyms: ["overall rating", "score", "stars", "Оцінка", "Рейтинг", "Vurdering", "Karakter"],
  },
  {
    name: "feedback_text",
    description: "What was written, at most 5,000 characters.",
    isRequired: false,
    synonyms: ["feedback", "comment", "comments", "text", "Відгук", "Коментар", "Текст відгуку", "Tilbakemelding", "Kommentar"],
  },
  {
    name: "submitted_at",
    description: "When it was said.",
    type: "date",
    isRequired: true,
    synonyms: ["date", "submitted on", "created_at", "feedback date", "Дата відгуку", "Дата", "Надіслано", "Innsendt", "Dato", "Sendt inn"],
  },
  {
    name: "communication",
    description: "How well the two understand each other, on the declared scale.",
    type: "rating",
    isRequired: false,
    synonyms: ["communication rating", "communication score", "Спілкування", "Комунікація", "Kommunikasjon"],
  },
  {
    name: "helpfulness",
    description: "How much it helps, on the declared scale.",
    type: "rating",
    isRequired: false,
    synonyms: ["helpfulness rating", "helpful", "helpfulness score", "Корисність", "Допомога", "Nytte", "Hjelpsomhet"],
  },
  {
    name: "engagement",
    description: "How much both put into it, on the declared scale.",
    type: "rating",
    isRequired: false,
    synonyms: ["engagement rating", "engagement score", "Залученість", "Engasjement"],
  },
  {
    name: "professionalism",
    description: "How reliable the other is, on the declared scale.",
    type: "rating",
    isRequired: false,
    synonyms: ["professionalism rating", "professionalism score", "Професійність", "Profesjonalitet"],
  },
]
