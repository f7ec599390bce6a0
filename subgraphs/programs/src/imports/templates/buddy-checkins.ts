import type { Template } from "./template.ts"

/** The matches are those of the template of buddy matches, so that the two files chain. */
export const buddyCheckinsTemplate: Template = [
  {
    field: "checkin_id",
    heading: { en: "checkin_id", uk: "ID опитування", no: "Innsjekk-ID" },
    samples: ["CHECKIN-001", "CHECKIN-002", "CHECKIN-003"],
  },
  { field: "match_id", heading: { en: "match_id", uk: "ID пари", no: "Match-ID" }, samples: ["MATCH-001", "MATCH-002", "MATCH-003"] },
  {
    field: "checkin_date",
    heading: { en: "checkin_date", uk: "Дата опитування", no: "Innsjekkdato" },
    samples: ["2026-03-02", "2026-03-02", "2026-03-30"],
  },
  {
    field: "mood",
    heading: { en: "mood", uk: "Настрій", no: "Humør" },
    samples: [{ en: "great", uk: "чудово", no: "kjempebra" }, { en: "okay", uk: "нормально", no: "greit" }, ""],
  },
  {
    field: "notes",
    heading: { en: "notes", uk: "Нотатки", no: "Notater" },
    samples: [
      {
        en: "They meet every week and cook together.",
        uk: "Зустрічаються щотижня й разом готують.",
        no: "De møtes hver uke og lager mat sammen.",
      },
      "",
      "",
    ],
  },
  {
    field: "question_responses",
    heading: { en: "question_responses", uk: "Відповіді", no: "Svar" },
    samples: ['{"meetings": 4}', "", ""],
  },
]
