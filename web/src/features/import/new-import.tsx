import { Trans, useLingui } from "@lingui/react/macro"
import { useNavigate } from "@tanstack/react-router"
import { FileSpreadsheet } from "lucide-react"
import { useRef, useState } from "react"
import { DropZone, isFileDropItem } from "react-aria-components"
import { Button } from "../../components/ui/button.tsx"
import { Card } from "../../components/ui/card.tsx"
import { Notice } from "../../components/ui/notice.tsx"
import { Progress } from "../../components/ui/progress.tsx"
import { RadioCards } from "../../components/ui/radio-cards.tsx"
import type { ImportSource } from "../../gql/graphql.ts"
import { TemplateLinks } from "./template-links.tsx"
import { useNewImport } from "./use-new-import.ts"
import { ReplacesChoice } from "./replaces-choice.tsx"
import { SOURCES, SYSTEM_NAMES, toSourceGroups } from "./sources.ts"

const GROUPS = toSourceGroups()

/** Choose what the file holds, then drop it or pick it. */
export function NewImport({ lang, companyId }: { lang: string; companyId: string }) {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const [source, setSource] = useState<ImportSource>("KINTELL_SESSIONS")
  const [replacesId, setReplacesId] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const { sending, start, cancel, reset } = useNewImport(companyId, (importId) => {
    void navigate({ to: "/$lang/cockpit/$companyId/import/$importId", params: { lang, companyId, importId } })
  })
  const isSending = sending.state === "sending"
  return (
    <Card title={t`New import`} hint={<Trans>Nothing is written before you have seen the rows and said yes.</Trans>}>
      <div className="flex flex-col gap-4 p-5">
        <RadioCards
          label={t`What does the file hold?`}
          value={source}
          onChange={(id) => {
            setSource(id)
            setReplacesId(null)
          }}
          isDisabled={isSending}
          groups={GROUPS.map(({ system, sources }) => ({
            name: i18n._(SYSTEM_NAMES[system]),
            options: sources.map((id) => ({ id, name: i18n._(SOURCES[id].name), hint: i18n._(SOURCES[id].hint) })),
          }))}
        />
        <ReplacesChoice
          key={source}
          companyId={companyId}
          source={source}
          value={replacesId}
          onChange={setReplacesId}
          isDisabled={isSending}
        />
        <TemplateLinks source={source} />
        {sending.state === "failed" ? (
          <Notice
            tone="bad"
            title={<Trans>The file was not taken</Trans>}
            action={
              <Button size="sm" onPress={reset}>
                <Trans>Understood</Trans>
              </Button>
            }
          >
            {sending.message}
          </Notice>
        ) : null}
        {isSending ? (
          <div className="rounded-xl border border-line bg-sunken px-5 py-6">
            <Progress label={t`Sending ${sending.fileName}`} share={sending.share} />
            <Button size="sm" className="mt-4" onPress={cancel}>
              <Trans>Cancel</Trans>
            </Button>
          </div>
        ) : (
          <DropZone
            aria-label={t`Drop a file here`}
            onDrop={async (event) => {
              const item = event.items.find(isFileDropItem)
              if (item) await start({ source, replacesId }, await item.getFile())
            }}
            className="flex flex-col items-center gap-1 rounded-xl border border-dashed border-control bg-sunken px-6 py-9 text-center transition-colors data-[drop-target]:border-brand data-[drop-target]:bg-brand-soft"
          >
            <FileSpreadsheet aria-hidden className="mb-2 size-7 text-muted" />
            <p className="font-medium">
              <Trans>Drop a CSV or Excel file here</Trans>
            </p>
            <p className="text-[13px] text-muted">
              <Trans>Commas, semicolons, tabs or a workbook; the first row holds the headings.</Trans>
            </p>
            <input
              ref={input}
              type="file"
              accept=".csv,.tsv,.txt,.xlsx,text/csv"
              aria-label={t`File to import`}
              tabIndex={-1}
              className="sr-only"
              data-testid="file-input"
              onChange={(event) => {
                const [file] = event.target.files ?? []
                // Emptied, so that picking the same file again counts.
                if (file) void start({ source, replacesId }, file)
                event.target.value = ""
              }}
            />
            <Button className="mt-3" onPress={() => input.current?.click()}>
              <Trans>Choose a file</Trans>
            </Button>
          </DropZone>
        )}
      </div>
    </Card>
  )
}
