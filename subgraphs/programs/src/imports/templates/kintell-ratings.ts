import type { Template } from "./template.ts"

export const kintellRatingsTemplate: Template = [
  {
    field: "rating_id",
    heading: { en: "rating_id", uk: "ID оцінки", no: "Vurderings-ID" },
    samples: ["RATING-001", "RATING-002", "RATING-003"],
  },
  {
    field: "session_id",
    heading: { en: "session_id", uk: "ID сесії", no: "Økt-ID" },
    samples: ["KINTELL-001", "KINTELL-001", "KINTELL-002"],
  },
  {
    field: "from_role",
    heading: { en: "from_role", uk: "Від кого", no: "Fra rolle" },
    samples: [
      { en: "participant", uk: "учасниця", no: "deltaker" },
      { en: "volunteer", uk: "волонтер", no: "frivillig" },
      { en: "participant", uk: "учасник", no: "deltaker" },
    ],
  },
  { field: "rating", heading: { en: "rating", uk: "Оцінка", no: "Vurdering" }, samples: ["5", "4", "3"] },
  {
    field: "feedback_text",
    heading: { en: "feedback_text", uk: "Відгук", no: "Tilbakemelding" },
    samples: [
      { en: "I dare to speak at work now", uk: "Тепер я наважуюся говорити на роботі", no: "Nå tør jeg å snakke på jobben" },
      "",
      "",
    ],
  },
  {
    field: "created_at",
    heading: { en: "created_at", uk: "Дата оцінки", no: "Opprettet" },
    samples: ["2026-03-02T12:00:00Z", "2026-03-02T12:05:00Z", "2026-03-09T12:00:00Z"],
  },
]
