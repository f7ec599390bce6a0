import type { TargetField } from "@teei/domain/csv-mapping"

/** Fields of the target `KINTELL_RATINGS`. */
export const kintellRatingFields: readonly TargetField[] = [
  {
    name: "rating_id",
    description: "The rating's id in Kintell. Rows with the same id are the same rating.",
    isRequired: true,
    synonyms: ["id", "review id", "feedback id", "ID оцінки", "ID відгуку", "Vurderings-ID"],
  },
  {
    name: "session_id",
    description: "The id in Kintell of the session rated; its file comes first.",
    isRequired: true,
    synonyms: ["session", "session number", "external session id", "ID сесії", "Номер сесії", "Økt-ID", "Samtale-ID"],
  },
  {
    name: "from_role",
    description: "Who rates: participant or volunteer. A participant's rating becomes the session's.",
    isRequired: true,
    allowed: ["participant", "volunteer"],
    synonyms: ["role", "rated by", "from", "reviewer role", "Від кого", "Роль", "Fra rolle", "Rolle"],
  },
  {
    name: "rating",
    description: "The rating, in the scale the mapping declares.",
    isRequired: true,
    type: "rating",
    synonyms: ["score", "stars", "Оцінка", "Рейтинг", "Vurdering", "Karakter"],
  },
  {
    name: "feedback_text",
    description: "What was written, at most 5,000 characters.",
    isRequired: false,
    synonyms: ["feedback", "comment", "comments", "review", "Відгук", "Коментар", "Tilbakemelding", "Kommentar"],
  },
  {
    name: "created_at",
    description: "When it was given.",
    isRequired: true,
    type: "date",
    synonyms: ["date", "rated at", "submitted_at", "timestamp", "Дата", "Дата оцінки", "Створено", "Dato", "Opprettet", "Vurdert"],
  },
]
