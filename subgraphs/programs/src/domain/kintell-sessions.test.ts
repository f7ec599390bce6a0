import { proposeMapping } from "@teei/domain/csv-mapping"
import { describe, expect, test } from "vitest"
import { buddyMatchFields } from "./buddy-matches.ts"
import { kintellSessionFields } from "./kintell-sessions.ts"

const columns = (fields: Parameters<typeof proposeMapping>[0], headings: string) =>
  Object.fromEntries(
    proposeMapping(fields, headings.split(",")).flatMap(({ field, column, confidence }) => {
      if (column !== null) expect(confidence).toBeGreaterThanOrEqual(0.9)
      return column === null ? [] : [[field, column]]
    }),
  )

describe("headings of Kintell files are recognised", () => {
  test("flat format", () => {
    const headings = "session_id,session_type,participant_email,volunteer_email,date,duration_min,rating,feedback_text,language_level"
    expect(columns(kintellSessionFields, headings)).toEqual({
      session_id: "session_id",
      session_type: "session_type",
      participant_email: "participant_email",
      volunteer_email: "volunteer_email",
      date: "date",
      duration_minutes: "duration_min",
      rating: "rating",
      feedback_text: "feedback_text",
      language_level: "language_level",
    })
  })

  test("language v1.1: the completed time, not the scheduled one", () => {
    const headings =
      "session_id,participant_email,volunteer_email,scheduled_at,completed_at,duration_minutes,rating,feedback_text,language_level,topics,metadata"
    expect(columns(kintellSessionFields, headings)).toEqual({
      session_id: "session_id",
      participant_email: "participant_email",
      volunteer_email: "volunteer_email",
      date: "completed_at",
      duration_minutes: "duration_minutes",
      rating: "rating",
      feedback_text: "feedback_text",
      language_level: "language_level",
      topics: "topics",
    })
  })

  test("mentorship v1.0: the mentor is the volunteer, the focus area the topic", () => {
    const headings =
      "session_id,participant_email,mentor_email,scheduled_at,duration_minutes,rating,feedback_text,focus_area,goals_discussed"
    expect(columns(kintellSessionFields, headings)).toMatchObject({
      volunteer_email: "mentor_email",
      date: "scheduled_at",
      topics: "focus_area",
    })
  })

  test("Ukrainian", () => {
    const headings =
      "Номер сесії,Тип сесії,Електронна пошта учасниці,Електронна пошта волонтера,Дата проведення,Тривалість (хв),Оцінка,Відгук,Рівень мови,Теми,Програма,ПІБ учасника,ПІБ волонтера"
    const found = proposeMapping(kintellSessionFields, headings.split(",")).map(({ column }) => column)
    expect(found).toEqual(headings.split(","))
  })

  test("Norwegian", () => {
    const headings =
      "Økt-ID,Økttype,E-post deltaker,E-post frivillig,Dato,Varighet (min),Vurdering,Tilbakemelding,Språknivå,Temaer,Programkode,Navn deltaker,Navn frivillig"
    const found = proposeMapping(kintellSessionFields, headings.split(",")).map(({ column }) => column)
    expect(found).toEqual(headings.split(","))
  })

  test("buddy matches, in three languages", () => {
    for (const headings of [
      "match_id,participant_email,buddy_email,matched_at,status,language,interests,location,program_ref",
      "ID пари,Пошта учасника,Email бадді,Дата підбору,Статус,Мова спілкування,Інтереси,Місто,Програма",
      "Match-ID,Deltaker e-post,E-post buddy,Matchdato,Tilstand,Språk,Interesser,Sted,Programkode",
    ]) {
      expect(Object.values(columns(buddyMatchFields, headings))).toEqual(headings.split(","))
    }
  })

  test("no heading is a synonym of two fields", () => {
    for (const fields of [kintellSessionFields, buddyMatchFields]) {
      const names = fields
        .flatMap(({ name, synonyms }) => [name, ...synonyms])
        .map((name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ""))
      expect(names.filter((name, i) => names.indexOf(name) !== i && !names.slice(0, i).includes(name))).toEqual([])
    }
  })
})
