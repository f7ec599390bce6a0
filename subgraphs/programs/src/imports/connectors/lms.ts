import type { Connector } from "./connector.ts"

/** A learning platform without an adapter of its own: the documented columns, the provider named in each row. */
export const lmsCompletions: Connector = {
  name: "lms",
  version: 1,
  source: "COURSE_COMPLETIONS",
  columns: {
    user_email: "user_email",
    provider: "provider",
    course_id: "course_id",
    course_name: "course_name",
    completed_at: "completed_at",
    final_score: "final_score",
    credential_ref: "credential_ref",
  },
  dateFormat: "ISO",
}

/** The documented columns of credentials. */
export const lmsCredentials: Connector = {
  name: "lms",
  version: 1,
  source: "COURSE_CREDENTIALS",
  columns: {
    credential_id: "credential_id",
    user_email: "user_email",
    provider: "provider",
    course_id: "course_id",
    course_name: "course_name",
    credential_type: "credential_type",
    issued_at: "issued_at",
    expires_at: "expires_at",
    credential_url: "credential_url",
    verification_code: "verification_code",
  },
  dateFormat: "ISO",
}
