import type { TargetField } from "@teei/domain/csv-mapping"

/** Fields of the target `KINTELL_USERS`, the headings of Kintell's own export first. */
export const kintellUserFields: readonly TargetField[] = [
  {
    name: "email",
    description: "The member's e-mail address. Rows with the same address are the same member.",
    isRequired: true,
    synonyms: ["e-mail", "email address", "user_email", "Електронна пошта", "Ел. пошта", "Пошта", "E-post", "E-postadresse"],
  },
  {
    name: "name",
    description: "The member's name; only used to take it out of texts and to show it to those who may see it.",
    isRequired: false,
    synonyms: ["full name", "user name", "Ім'я", "ПІБ", "Navn", "Fullt navn"],
  },
  {
    name: "linkedin_url",
    description: "The member's LinkedIn address. It is personal, so only whether there is one is kept.",
    isRequired: false,
    synonyms: ["linkedin", "linkedin profile", "Профіль LinkedIn", "LinkedIn-profil", "LinkedIn-lenke"],
  },
  {
    name: "verification_status",
    description: "How far Kintell has verified the member, as written, at most 80 characters.",
    isRequired: false,
    synonyms: ["verification", "verified", "status", "Статус перевірки", "Верифікація", "Verifisering", "Verifiseringsstatus"],
  },
  {
    name: "role_when_joined",
    description: "advisor, mentor or tutor for volunteers; learner, mentee or student for participants.",
    isRequired: true,
    allowed: ["advisor", "mentor", "tutor", "learner", "mentee", "student"],
    synonyms: ["role", "user role", "type", "Роль", "Роль при реєстрації", "Rolle", "Rolle ved registrering"],
  },
  {
    name: "grant_access",
    description: "Whether the member may use Kintell: yes or no.",
    isRequired: false,
    allowed: ["yes", "no"],
    synonyms: ["access", "has access", "access granted", "Доступ", "Надано доступ", "Tilgang", "Har tilgang"],
  },
  {
    name: "joined_kg_at",
    description: "When the member joined.",
    isRequired: false,
    type: "date",
    synonyms: ["joined_at", "joined", "join date", "signup date", "created_at", "Дата реєстрації", "Приєднався", "Ble med", "Registrert"],
  },
]
