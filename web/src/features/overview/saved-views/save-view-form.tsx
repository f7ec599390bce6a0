import { useMutation } from "@apollo/client/react"
import { Trans, useLingui } from "@lingui/react/macro"
import { Check } from "lucide-react"
import { useState } from "react"
import { Checkbox } from "react-aria-components"
import { Button } from "../../../components/ui/button.tsx"
import { ModalBox } from "../../../components/ui/modal-box.tsx"
import { TextInput } from "../../../components/ui/text-input.tsx"
import { graphql } from "../../../gql/gql.ts"
import type { OverviewSearch } from "../overview-search.ts"
import { toSavedParams } from "./to-saved-params.ts"

const SAVE_VIEW = graphql(`
  mutation SaveView($input: SaveViewInput!) {
    saveView(input: $input) {
      savedView {
        id
      }
      userErrors {
        message
      }
    }
  }
`)

type Props = { companyId: string; search: OverviewSearch; mayShare: boolean; isOpen: boolean; onClose: () => void; onSaved: () => void }

export function SaveViewForm({ companyId, search, mayShare, isOpen, onClose, onSaved }: Props) {
  const { t } = useLingui()
  const [name, setName] = useState("")
  const [isShared, setIsShared] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [saveView, { loading }] = useMutation(SAVE_VIEW)

  const close = () => {
    setName("")
    setIsShared(false)
    setProblem(null)
    onClose()
  }
  const save = async () => {
    try {
      const { data } = await saveView({
        variables: { input: { companyId, name: name.trim(), page: "overview", params: toSavedParams(search), isShared } },
      })
      const [first] = data?.saveView.userErrors ?? []
      if (first) return setProblem(first.message)
      onSaved()
      close()
    } catch {
      setProblem(t`The view could not be saved. Try again in a moment.`)
    }
  }

  return (
    <ModalBox title={t`Save this view`} isOpen={isOpen} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() && !loading) void save()
        }}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The box was opened to write a name; the focus belongs there. */}
        <TextInput label={t`Name`} value={name} onChange={setName} maxLength={100} autoFocus error={problem} validationBehavior="aria" />
        {mayShare ? (
          <Checkbox isSelected={isShared} onChange={setIsShared} className="group mt-3 flex min-h-8 items-center gap-2.5 text-sm">
            <span className="grid size-5 place-items-center rounded border border-control bg-raised text-on-brand group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-focus group-data-[selected]:border-brand group-data-[selected]:bg-brand">
              {isShared ? <Check aria-hidden className="size-3.5" /> : null}
            </span>
            <Trans>Everyone in the company sees it</Trans>
          </Checkbox>
        ) : null}
        <div className="mt-5 flex justify-end gap-2">
          <Button onPress={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="primary" type="submit" isDisabled={!name.trim()} isBusy={loading}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </ModalBox>
  )
}
