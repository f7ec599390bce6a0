import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { Providers } from "./app/providers.tsx"
import { router } from "./app/router.tsx"
import { activate } from "./i18n/activate.ts"
import { isLang, pickLang } from "./i18n/langs.ts"
import { resume } from "./lib/session.ts"
import "./styles.css"

// A tab left open over a release asks for chunks that are gone; loading the page anew fetches the present ones.
window.addEventListener("vite:preloadError", () => window.location.reload())

const root = document.getElementById("root")
const named = window.location.pathname.split("/")[1] ?? ""

// A language comes first: even the page that says that something broke needs words.
await Promise.all([resume(), activate(isLang(named) ? named : pickLang(navigator.languages))])
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  )
}
