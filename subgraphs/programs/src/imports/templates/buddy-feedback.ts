import type { Template } from "./template.ts"

/** The matches are those of the template of buddy matches, so that the two files chain. */
export const buddyFeedbackTemplate: Template = [
  {
    field: "feedback_id",
    heading: { en: "feedback_id", uk: "ID відгуку", no: "Tilbakemeldings-ID" },
    samples: ["FEEDBACK-001", "FEEDBACK-002", "FEEDBACK-003"],
  },
  { field: "match_id", heading: { en: "match_id", uk: "ID пари", no: "Match-ID" }, samples: ["MATCH-001", "MATCH-001", "MATCH-002"] },
  {
    field: "from_role",
    heading: { en: "from_role", uk: "Роль", no: "Rolle" },
    samples: [
      { en: "participant", uk: "учасниця", no: "deltaker" },
      { en: "buddy", uk: "бадді", no: "fadder" },
      { en: "participant", uk: "учасник", no: "deltaker" },
    ],
  },
  { field: "rating", heading: { en: "rating", uk: "Оцінка", no: "Vurdering" }, samples: ["5", "4", "3"] },
  {
    field: "feedback_text",
    heading: { en: "feedback_text", uk: "Відгук", no: "Tilbakemelding" },
    samples: [
      { en: "I feel at home here now.", uk: "Тепер я почуваюся тут як удома.", no: "Nå føler jeg meg hjemme her." },
      { en: "We learn from each other.", uk: "Ми вчимося одне в одного.", no: "Vi lærer av hverandre." },
      "",
    ],
  },
  {
    field: "submitted_at",
    heading: { en: "submitted_at", uk: "Дата відгуку", no: "Innsendt" },
    samples: ["2026-03-31", "2026-03-31", "2026-04-02"],
  },
  { field: "communication", heading: { en: "communication", uk: "Спілкування", no: "Kommunikasjon" }, samples: ["5", "4", ""] },
  { field: "helpfulness", heading: { en: "helpfulness", uk: "Корисність", no: "Nytte" }, samples: ["5", "", ""] },
  { field: "engagement", heading: { en: "engagement", uk: "Залученість", no: "Engasjement" }, samples: ["4", "5", ""] },
]
