import type { CodegenConfig } from "@graphql-codegen/cli"

/**
 * The cockpit's part of the code generation, for the root's configuration: typed documents in `web/src/gql`.
 * Fragments are masked by Apollo Client (`dataMasking`), not by codegen; decimals and dates stay strings.
 */
export const generates: CodegenConfig["generates"] = {
  "web/src/gql/": {
    preset: "client",
    schema: "schema/api.graphql",
    documents: ["web/src/**/*.{ts,tsx}", "!web/src/gql/**"],
    presetConfig: { fragmentMasking: false },
    config: {
      inlineFragmentTypes: "mask",
      customDirectives: { apolloUnmask: true },
      enumsAsTypes: true,
      strictScalars: true,
      useTypeImports: true,
      scalars: {
        CEFRLevel: "string",
        Date: "string",
        DateTime: "string",
        Decimal: "string",
        JSON: "unknown",
        Locale: "string",
        PeriodISO: "string",
        URL: "string",
      },
    },
  },
}
