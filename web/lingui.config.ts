import { defineConfig } from "@lingui/cli"
import { formatter } from "@lingui/format-po"

// No fallbackLocales: with one, `lingui compile --strict` would accept missing translations.
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "uk", "no"],
  catalogs: [{ path: "<rootDir>/src/i18n/locales/{locale}", include: ["<rootDir>/src"], exclude: ["<rootDir>/src/gql/**", "**/*.test.*"] }],
  format: formatter({ lineNumbers: false }),
  orderBy: "messageId",
})
