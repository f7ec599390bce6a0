import { lingui } from "@lingui/vite-plugin"
import optimizeLocales from "@react-aria/optimize-locales-plugin"
import tailwindcss from "@tailwindcss/vite"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

/** Where the gateway listens while `vite dev` serves the cockpit. */
const GATEWAY = process.env.GATEWAY_URL ?? "http://127.0.0.1:4000"

export default defineConfig({
  plugins: [
    react(),
    // Native macro transform: no Babel pass over every file. A message without a translation fails the build.
    lingui({ macroTransform: true, failOnMissing: true, failOnCompileError: true }),
    tailwindcss(),
    // React Aria keeps its words by these tags; British English is served by American.
    { ...optimizeLocales.vite({ locales: ["en-US", "uk-UA", "nb-NO"] }), enforce: "pre" },
  ],
  // Monaco's workers, which only the playground loads, need module workers.
  worker: { format: "es" },
  build: {
    target: "es2023",
    // Measuring gzip sizes of Monaco's chunks costs seconds and nobody reads it.
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      // GraphiQL's "use no memo" directives speak to a compiler that is not used here.
      onwarn: (warning, warn) => {
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning)
      },
    },
  },
  // Vite's own way to make workers (`?worker`) does not survive bundling the package ahead.
  optimizeDeps: { exclude: ["graphiql/setup-workers/vite", "@graphiql/react/setup-workers/vite"] },
  server: {
    proxy: {
      "/auth": GATEWAY,
      "/graphql": { target: GATEWAY, ws: true },
      "/uploads": GATEWAY,
    },
  },
})
