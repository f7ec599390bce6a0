import type { Connector } from "./connector.ts"

const provider = { field: "provider", value: "eCornell" }
const who = { user_email: "Student Email", user_name: "Student Name", course_id: "Course Code", course_name: "Course Title" }

/** eCornell's report of completed courses. */
export const ecornellCompletions: Connector = {
  name: "ecornell",
  version: 1,
  source: "COURSE_COMPLETIONS",
  columns: { ...who, completed_at: "Completion Date", final_score: "Final Grade", credential_ref: "Certificate ID" },
  dateFormat: "MONTH_FIRST",
  defaults: [provider],
}

/** eCornell's report of certificates. */
export const ecornellCertificates: Connector = {
  name: "ecornell",
  version: 1,
  source: "COURSE_CREDENTIALS",
  columns: { ...who, credential_id: "Certificate ID", issued_at: "Issue Date", credential_url: "Certificate URL" },
  dateFormat: "MONTH_FIRST",
  defaults: [provider, { field: "credential_type", value: "certificate" }],
}

/** eCornell's report of enrolments. */
export const ecornellEnrollments: Connector = {
  name: "ecornell",
  version: 1,
  source: "COURSE_PROGRESS",
  columns: { ...who, progress_percent: "Percent Complete", status: "Enrollment Status", updated_at: "Last Activity Date" },
  dateFormat: "MONTH_FIRST",
  replacements: [
    { field: "status", from: "Audit", to: "enrolled" },
    { field: "status", from: "Transferred Out", to: "dropped" },
  ],
  defaults: [provider],
}
