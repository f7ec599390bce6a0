import { defineConfig } from "vitest/config"

export default defineConfig({
  // The package has two builds and Node always takes this one; a second copy beside it would make every schema foreign to the other half.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: { pool: "forks", globalSetup: "./tests/support/run.ts" },
})
