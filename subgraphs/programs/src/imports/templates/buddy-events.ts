import type { Template } from "./template.ts"

/** The matches are those of the template of buddy matches, so that the two files chain. */
export const buddyEventsTemplate: Template = [
  {
    field: "event_id",
    heading: { en: "event_id", uk: "ID події", no: "Hendelses-ID" },
    samples: ["EVENT-001", "EVENT-002", "EVENT-003"],
  },
  { field: "match_id", heading: { en: "match_id", uk: "ID пари", no: "Match-ID" }, samples: ["MATCH-001", "MATCH-001", "MATCH-002"] },
  {
    field: "event_type",
    heading: { en: "event_type", uk: "Тип події", no: "Hendelsestype" },
    samples: [
      { en: "language", uk: "мовна практика", no: "språktrening" },
      { en: "cultural", uk: "культура", no: "kultur" },
      { en: "workshop", uk: "майстер-клас", no: "verksted" },
    ],
  },
  {
    field: "event_date",
    heading: { en: "event_date", uk: "Дата події", no: "Hendelsesdato" },
    samples: ["2026-02-10", "2026-02-24", "2026-03-03"],
  },
  {
    field: "description",
    heading: { en: "description", uk: "Опис", no: "Beskrivelse" },
    samples: [
      { en: "A walk along the river", uk: "Прогулянка вздовж річки", no: "Tur langs elva" },
      { en: "A visit to the museum", uk: "Відвідали музей", no: "Besøk på museet" },
      "",
    ],
  },
  { field: "location", heading: { en: "location", uk: "Місце", no: "Sted" }, samples: ["Oslo", "Oslo", "Bergen"] },
  {
    field: "attendees",
    heading: { en: "attendees", uk: "Присутні", no: "Deltakere" },
    samples: ["", "olena@example.org, kari@example.com", ""],
  },
]
