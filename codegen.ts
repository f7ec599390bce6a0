import type { CodegenConfig } from "@graphql-codegen/cli"
import { generates as cockpit } from "./web/codegen.web.ts"

/** Which row type stands behind a GraphQL type whose fields are resolved from it. Types not named here are resolved from their own shape. */
const mappers: Record<string, Record<string, string>> = {
  profile: {
    Company: "../data/rows.ts#CompanyRow",
    User: "../data/rows.ts#UserRow",
    Membership: "../data/rows.ts#MembershipRow",
    Person: "../data/rows.ts#PersonRow",
    PersonConnection: "../data/rows.ts#PersonPage",
    Viewer: "../data/rows.ts#ViewerRoot",
  },
  programs: {
    Company: "../data/rows.ts#Ref",
    Person: "../data/rows.ts#Ref",
    User: "../data/rows.ts#Ref",
    Program: "../data/rows.ts#ProgramRow",
    Session: "../data/rows.ts#SessionRow",
    Enrollment: "../data/rows.ts#EnrollmentRow",
    BuddyMatch: "../data/rows.ts#BuddyMatchRow",
    BuddyEvent: "../data/rows.ts#BuddyEventRow",
    BuddyCheckIn: "../data/rows.ts#BuddyCheckinRow",
    BuddyFeedback: "../data/rows.ts#BuddyFeedbackRow",
    BuddyMatchConnection: "../data/rows.ts#BuddyMatchPage",
    SessionBooking: "../data/rows.ts#SessionBookingRow",
    SessionRating: "../data/rows.ts#SessionRatingRow",
    KintellMember: "../data/rows.ts#KintellUserRow",
    CourseCompletion: "../data/rows.ts#CourseCompletionRow",
    CourseCredential: "../data/rows.ts#CourseCredentialRow",
    CourseProgress: "../data/rows.ts#CourseProgressRow",
    RecordResult: "../commands/upsert-records.ts#RecordResult",
    ImportPreviewRow: "../imports/preview.ts#PreviewRow",
    Import: "../data/rows.ts#ImportRow",
    ImportIssue: "../data/rows.ts#IssueLike",
    WebhookEndpoint: "../data/rows.ts#EndpointRow",
    WebhookReceipt: "../data/rows.ts#ReceiptRow",
    WebhookReceiptConnection: "../data/rows.ts#ReceiptPage",
    ProgramConnection: "../data/rows.ts#ProgramPage",
    SessionConnection: "../data/rows.ts#SessionPage",
    ImportIssueConnection: "../data/rows.ts#ImportIssuePage",
  },
  outcomes: {
    Company: "../data/rows.ts#Ref",
    Program: "../data/rows.ts#Ref",
    Impact: "../data/rows.ts#ImpactScope",
    Import: "../data/rows.ts#Ref",
    ImportEffect: "../data/rows.ts#ImportEffectValue",
    Figure: "../data/rows.ts#FigureValue",
    FigureChange: "../data/rows.ts#FigureChangeValue",
    Lineage: "../data/rows.ts#LineageValue",
    MetricDefinition: "../data/rows.ts#DefinitionRow",
  },
  evidence: {
    Company: "../data/rows.ts#Ref",
    Lineage: "../data/rows.ts#LineageRef",
    EvidenceSnippet: "../data/rows.ts#SnippetRow",
    EvidenceConnection: "../data/rows.ts#EvidencePage",
  },
  reporting: { Company: "../data/rows.ts#Ref", SavedView: "../data/rows.ts#SavedViewRow" },
  privacy: {
    Company: "../data/rows.ts#Ref",
    Person: "../data/rows.ts#Ref",
    AuditEntry: "../data/rows.ts#AuditRow",
    ConsentRecord: "../data/rows.ts#ConsentRow",
  },
}

const scalars = {
  ID: { input: "string", output: "string" },
  DateTime: { input: "Date", output: "Date" },
  Date: { input: "string", output: "string" },
  Decimal: { input: "string", output: "{ toString(): string }" },
  URL: { input: "URL", output: "URL | string" },
  PeriodISO: { input: "string", output: "string" },
  CEFRLevel: { input: "string", output: "string" },
  Locale: { input: "string", output: "string" },
  JSON: { input: "unknown", output: "unknown" },
  _FieldSet: { input: "string", output: "string" },
}

const subgraphs = Object.fromEntries(
  Object.entries(mappers).map(([name, ownMappers]) => [
    `subgraphs/${name}/src/generated/resolvers.ts`,
    {
      schema: ["schema/common.graphql", `subgraphs/${name}/schema.graphql`],
      plugins: ["typescript", "typescript-resolvers"],
      config: {
        federation: true,
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars,
        inputMaybeValue: "T | null | undefined",
        maybeValue: "T | null",
        avoidOptionals: { field: true },
        contextType: `../context.ts#${name[0]?.toUpperCase()}${name.slice(1)}Context`,
        mappers: ownMappers,
        defaultMapper: "{T}",
        mapperTypeSuffix: "Model",
      },
    },
  ]),
)

/** Resolver types of the six subgraphs, and the cockpit's typed operations. */
const config: CodegenConfig = { overwrite: true, silent: true, generates: { ...subgraphs, ...cockpit } }
export default config
