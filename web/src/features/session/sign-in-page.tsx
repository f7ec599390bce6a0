import { Trans, useLingui } from "@lingui/react/macro"
import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { Button } from "../../components/ui/button.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { PageHeader } from "../../components/ui/page-header.tsx"
import { TextInput } from "../../components/ui/text-input.tsx"
import { ApiError } from "../../lib/api-error.ts"
import { listPersonas, type Session, signIn } from "../../lib/session.ts"
import { AuthShell } from "./auth-shell.tsx"
import { PersonaList } from "./persona-list.tsx"
import { type PersonaGroup, toPersonaGroups } from "./to-persona-groups.ts"

type Personas = { state: "loading" } | { state: "ready"; groups: PersonaGroup[] } | { state: "none" }

const route = getRouteApi("/$lang/sign-in")

/** Signing in for the demo: pick a person, or write an address. */
export function SignInPage() {
  const { t } = useLingui()
  const { lang } = route.useParams()
  const { next, reason } = route.useSearch()
  const navigate = useNavigate()
  const [personas, setPersonas] = useState<Personas>({ state: "loading" })
  const [email, setEmail] = useState("")
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  useEffect(() => {
    listPersonas().then(
      (list) => setPersonas({ state: "ready", groups: toPersonaGroups(list) }),
      () => setPersonas({ state: "none" }),
    )
  }, [])

  const enter = (session: Session, isOneCompany: boolean) => {
    if (next?.startsWith("/") && !next.startsWith("//")) return navigate({ href: next })
    if (isOneCompany) return navigate({ to: "/$lang/cockpit/$companyId", params: { lang, companyId: session.viewer.companyId } })
    return navigate({ to: "/$lang/companies", params: { lang } })
  }

  const go = async (as: { email: string; company?: string }) => {
    setIsBusy(true)
    setError(null)
    try {
      const session = await signIn(as)
      await enter(session, as.company !== undefined || session.viewer.memberships.length === 1)
    } catch (fault) {
      setError(fault instanceof ApiError ? fault.message : t`The server cannot be reached. Try again in a moment.`)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <AuthShell>
      <PageHeader title={t`Sign in`} hint={<Trans>Numbers from your social programmes, each with the way it came about.</Trans>} />
      {reason === "expired" ? (
        <Notice tone="warn" className="mb-5">
          <Trans>Your session has ended. Sign in again to go on where you were.</Trans>
        </Notice>
      ) : null}
      {error ? (
        <Notice tone="bad" className="mb-5">
          {error}
        </Notice>
      ) : null}
      <form
        className="mb-8 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (email.trim()) void go({ email: email.trim() })
        }}
      >
        <TextInput
          label={t`E-mail address`}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          placeholder="name@company.example"
        />
        <Button type="submit" look="primary" isDisabled={isBusy || !email.trim()}>
          <Trans>Sign in</Trans>
        </Button>
      </form>
      {personas.state === "none" ? (
        <Notice>
          <Trans>The list of demo people is not available here. Sign in with your e-mail address.</Trans>
        </Notice>
      ) : (
        <PersonaList
          groups={personas.state === "ready" ? personas.groups : null}
          isBusy={isBusy}
          onPick={(p) => void go({ email: p.email, company: p.companySlug })}
        />
      )}
    </AuthShell>
  )
}
