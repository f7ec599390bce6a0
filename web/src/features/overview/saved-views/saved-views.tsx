import { useMutation } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { Bookmark, ChevronDown, Plus, Trash2, Users } from "lucide-react"
import { useState } from "react"
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components"
import { Button, IconButton } from "../../../components/ui/button.tsx"
import { graphql } from "../../../gql/gql.ts"
import type { SavedViews_ViewFragment } from "../../../gql/graphql.ts"
import { fromSavedParams, type OverviewSearch } from "../overview-search.ts"
import { SaveViewForm } from "./save-view-form.tsx"

graphql(`
  fragment SavedViews_view on SavedView {
    id
    name
    page
    params
    isShared
    owner {
      id
      name
    }
  }
`)

const DELETE_VIEW = graphql(`
  mutation DeleteView($input: DeleteViewInput!) {
    deleteView(input: $input) {
      deletedId
      userErrors {
        message
      }
    }
  }
`)

type Props = {
  companyId: string
  views: readonly SavedViews_ViewFragment[]
  viewer: { id: string; mayShare: boolean; mayDeleteAll: boolean }
  search: OverviewSearch
  onOpen: (search: OverviewSearch) => void
  onChanged: () => void
}

/** The page's state kept under names: open, keep, delete. */
export function SavedViews({ companyId, views, viewer, search, onOpen, onChanged }: Props) {
  const { t } = useLingui()
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [deleteView] = useMutation(DELETE_VIEW)

  // The list closes with the deleted row: its button held the focus, which would be lost with it.
  const remove = async (id: string, close: () => void) => {
    setProblem(null)
    try {
      const { data } = await deleteView({ variables: { input: { id } } })
      const [first] = data?.deleteView.userErrors ?? []
      if (first) setProblem(first.message)
      else {
        close()
        onChanged()
      }
    } catch {
      setProblem(t`The view could not be deleted. Try again in a moment.`)
    }
  }

  return (
    <>
      <DialogTrigger>
        <AriaButton
          data-testid="saved-views"
          className="inline-flex h-9 items-center gap-2 rounded-lg border border-line-strong bg-raised px-3 text-sm transition-colors hover:bg-hover"
        >
          <Bookmark aria-hidden className="size-4 text-muted" />
          <Trans>Views</Trans>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </AriaButton>
        <Popover
          placement="bottom end"
          offset={6}
          className="w-80 max-w-[calc(100vw-1rem)] rounded-xl border border-line bg-raised p-1.5 shadow-pop entering:animate-fade-in"
        >
          <Dialog aria-label={t`Saved views`} className="outline-none">
            {({ close }) => (
              <>
                {views.length === 0 ? (
                  <p className="px-3 py-3 text-sm text-muted">
                    <Trans>No saved views yet. Set the period and the filters, then keep them under a name.</Trans>
                  </p>
                ) : (
                  <ul className="max-h-72 overflow-y-auto">
                    {views.map((view) => (
                      <li key={view.id} className="flex items-center gap-1 rounded-lg hover:bg-hover">
                        <AriaButton
                          className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-lg px-2.5 text-left text-sm"
                          onPress={() => {
                            close()
                            onOpen(fromSavedParams(view.params))
                          }}
                        >
                          <span className="truncate">{view.name}</span>
                          {view.isShared ? (
                            <span className="inline-flex shrink-0 items-center gap-1 text-xs text-muted">
                              <Users aria-hidden className="size-3.5" />
                              {view.owner.id === viewer.id ? <Trans>shared</Trans> : view.owner.name}
                            </span>
                          ) : null}
                        </AriaButton>
                        {view.owner.id === viewer.id || viewer.mayDeleteAll ? (
                          <IconButton
                            label={t`Delete the view ${view.name}`}

                            onPress={() => void remove(view.id, close)}
                          >
                            <Trash2 aria-hidden className="size-4" />
                          </IconButton>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                )}
                {problem ? (
                  <p role="alert" className="px-3 py-2 text-[13px] text-bad">
                    {problem}
                  </p>
                ) : null}
                <div className="mt-1.5 border-t border-line pt-1.5">
                  <Button
                    look="ghost"
                    size="sm"
                    className="w-full justify-start"
                    onPress={() => {
                      close()
                      setIsSaving(true)
                    }}
                  >
                    <Plus aria-hidden className="size-4" />
                    <Trans>Save this view …</Trans>
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <SaveViewForm
        companyId={companyId}
        search={search}
        mayShare={viewer.mayShare}
        isOpen={isSaving}
        onClose={() => setIsSaving(false)}
        onSaved={onChanged}
      />
    </>
  )
}
