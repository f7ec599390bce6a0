import type { BuddyMatchField } from "../../domain/buddy-matches.ts"
import type { Template } from "./template.ts"

export const buddyMatchesTemplate: Template<BuddyMatchField> = [
  { field: "match_id", heading: { en: "match_id", uk: "ID пари", no: "Match-ID" }, samples: ["MATCH-001", "MATCH-002", "MATCH-003"] },
  {
    field: "participant_email",
    heading: { en: "participant_email", uk: "Email учасника", no: "Deltaker e-post" },
    samples: ["olena@example.org", "dmytro@example.org", "iryna@example.org"],
  },
  {
    field: "buddy_email",
    heading: { en: "buddy_email", uk: "Email бадді", no: "Buddy e-post" },
    samples: ["kari@example.com", "john@example.com", "kari@example.com"],
  },
  {
    field: "matched_at",
    heading: { en: "matched_at", uk: "Дата пари", no: "Matchdato" },
    samples: ["2026-02-02", "2026-02-16", "2026-03-02"],
  },
  { field: "status", heading: { en: "status", uk: "Статус", no: "Status" }, samples: ["completed", "active", "active"] },
  {
    field: "language",
    heading: { en: "language", uk: "Мова", no: "Språk" },
    samples: [{ en: "English", uk: "англійська", no: "norsk" }, { en: "English", uk: "англійська", no: "norsk" }, ""],
  },
  {
    field: "interests",
    heading: { en: "interests", uk: "Інтереси", no: "Interesser" },
    samples: [
      { en: "hiking, cooking", uk: "походи, кулінарія", no: "turer, matlaging" },
      { en: "football", uk: "футбол", no: "fotball" },
      "",
    ],
  },
  { field: "location", heading: { en: "location", uk: "Місто", no: "Sted" }, samples: ["Oslo", "Bergen", ""] },
  { field: "program_ref", heading: { en: "program_ref", uk: "Код програми", no: "Programkode" }, samples: ["", "", ""] },
]
