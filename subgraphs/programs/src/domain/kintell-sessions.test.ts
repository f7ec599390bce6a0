import { type TargetField, proposeMapping } from "@teei/domain/csv-mapping"
import { describe, expect, test } from "vitest"
import { buddyMatchFields } from "./buddy-matches.ts"
import { courseCompletionFields } from "./course-completions.ts"
import { courseCredentialFields } from "./course-credentials.ts"
import { courseProgressFields } from "./course-progress.ts"
import { kintellBookingFields } from "./kintell-bookings.ts"
import { kintellRatingFields } from "./kintell-ratings.ts"
import { kintellSessionFields } from "./kintell-sessions.ts"
import { kintellUserFields } from "./kintell-users.ts"

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
      metadata: "metadata",
    })
  })

  test("mentorship v1.0: the mentor is the volunteer; focus area and goals are kept each", () => {
    const headings =
      "session_id,participant_email,mentor_email,scheduled_at,duration_minutes,rating,feedback_text,focus_area,goals_discussed"
    expect(columns(kintellSessionFields, headings)).toMatchObject({
      volunteer_email: "mentor_email",
      date: "scheduled_at",
      focus_area: "focus_area",
      goals_discussed: "goals_discussed",
    })
  })

  test("Ukrainian", () => {
    const headings =
      "Номер сесії,Тип сесії,Електронна пошта учасниці,Електронна пошта волонтера,Дата проведення,Тривалість (хв),Оцінка,Відгук,Рівень мови,Теми,Напрям,Цілі,Метадані,Програма,ПІБ учасника,ПІБ волонтера"
    const found = proposeMapping(kintellSessionFields, headings.split(",")).map(({ column }) => column)
    expect(found).toEqual(headings.split(","))
  })

  test("Norwegian", () => {
    const headings =
      "Økt-ID,Økttype,E-post deltaker,E-post frivillig,Dato,Varighet (min),Vurdering,Tilbakemelding,Språknivå,Temaer,Fokusområde,Mål,Tilleggsdata,Programkode,Navn deltaker,Navn frivillig"
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

  test.each<[string, readonly TargetField[], string[]]>([
    [
      "completed courses",
      courseCompletionFields,
      [
        "completion_id,user_email,user_name,provider,course_id,course_name,program_ref,completed_at,final_score,credential_ref,attempt",
        "ID завершення,Електронна пошта,ПІБ,Платформа,Код курсу,Назва курсу,Програма,Дата завершення,Підсумковий бал,Номер сертифіката,Спроба",
        "Fullførings-ID,E-post,Navn,Leverandør,Kurskode,Kursnavn,Programkode,Fullført dato,Poeng,Kursbevis,Forsøk",
      ],
    ],
    [
      "credentials",
      courseCredentialFields,
      [
        "certificate_id,email,name,institution,course code,course title,program_ref,certificate type,issue date,expiry date,certificate_url,verification",
        "Номер сертифіката,Пошта,ПІБ,Провайдер,ID курсу,Курс,Програма,Тип,Дата видачі,Дійсний до,Посилання,Код перевірки",
        "Bevisnummer,E-postadresse,Fullt navn,Tilbyder,Kurs-ID,Kurs,Programkode,Bevistype,Utstedt,Gyldig til,Lenke,Kontrollkode",
      ],
    ],
    [
      "progress",
      courseProgressFields,
      [
        "enrollment_id,userEmail,full name,platform,courseId,courseName,program_ref,progressPercentage,status,last activity,attempt",
        "ID запису,Email учасника,Ім'я,Заклад,Код курсу,Курс,Код програми,Прогрес,Статус,Оновлено,Спроба",
        "Påmeldings-ID,Deltaker e-post,Navn,Plattform,Emnekode,Emne,Program-ID,Fremdrift,Tilstand,Sist oppdatert,Forsøk nr",
      ],
    ],
    [
      "members",
      kintellUserFields,
      [
        "Email,Name,Linkedin_URL,Verification_status,Role when joined,grant_access,Joined_kg_at",
        "Ел. пошта,ПІБ,Профіль LinkedIn,Статус перевірки,Роль,Доступ,Дата реєстрації",
        "E-post,Navn,LinkedIn-profil,Verifisering,Rolle,Tilgang,Ble med",
      ],
    ],
    [
      "bookings",
      kintellBookingFields,
      [
        "booking_id,session_type,participant_email,mentor_email,scheduled_at,program_ref,participant_name,mentor_name",
        "Номер бронювання,Тип сесії,Пошта учасника,Пошта волонтера,Заплановано,Програма,ПІБ учасника,ПІБ волонтера",
        "Booking-ID,Økttype,E-post deltaker,E-post frivillig,Planlagt,Programkode,Navn deltaker,Navn frivillig",
      ],
    ],
    [
      "ratings",
      kintellRatingFields,
      [
        "rating_id,session_id,from_role,rating,feedback_text,created_at",
        "ID оцінки,ID сесії,Від кого,Оцінка,Відгук,Дата оцінки",
        "Vurderings-ID,Økt-ID,Fra rolle,Vurdering,Tilbakemelding,Opprettet",
      ],
    ],
  ])("%s, in three languages", (_, fields, languages) => {
    for (const headings of languages) {
      const found = columns(fields, headings)
      expect(Object.keys(found)).toEqual(fields.map(({ name }) => name))
      expect(Object.values(found).toSorted()).toEqual(headings.split(",").toSorted())
    }
  })

  test("no heading is a synonym of two fields", () => {
    const all: (readonly TargetField[])[] = [
      kintellSessionFields,
      kintellUserFields,
      kintellBookingFields,
      kintellRatingFields,
      buddyMatchFields,
      courseCompletionFields,
      courseCredentialFields,
      courseProgressFields,
    ]
    for (const fields of all) {
      const names = fields
        .flatMap(({ name, synonyms }) => [name, ...synonyms])
        .map((name) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ""))
      expect(names.filter((name, i) => names.indexOf(name) !== i && !names.slice(0, i).includes(name))).toEqual([])
    }
  })
})
