import { Check } from "lucide-react"
import type { ReactNode } from "react"
import { Button, Header, type Key, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components"
import { cx } from "../../lib/cx.ts"

export type MenuEntry = { id: string; name: string; hint?: string; aside?: string; icon?: ReactNode }

export type MenuGroup = { id: string; title?: string; entries: readonly MenuEntry[]; selected?: readonly string[]; isMany?: boolean }

type Props = {
  label: string
  groups: readonly MenuGroup[]
  onAction: (id: string, groupId: string) => void
  children: ReactNode
  className?: string
  /** The button says by itself what it is; the label then names the list alone. */
  isNamedByContent?: boolean
  placement?: "bottom start" | "bottom end" | "top start" | "top end" | "right bottom"
}

/** A button that opens a list of actions or choices. */
export function MenuButton({ label, groups, onAction, children, className, isNamedByContent = false, placement = "bottom start" }: Props) {
  return (
    <MenuTrigger>
      <Button {...(isNamedByContent ? {} : { "aria-label": label })} className={cx("rounded-lg transition-colors", className)}>
        {children}
      </Button>
      <Popover
        placement={placement}
        offset={6}
        className="max-h-96 min-w-52 max-w-[min(22rem,calc(100vw-1rem))] overflow-auto rounded-xl border border-line bg-raised p-1 shadow-pop entering:animate-fade-in"
      >
        <Menu aria-label={label} className="outline-none">
          {groups.map((group, index) => (
            <MenuSection
              key={group.id}
              {...(group.title ? {} : { "aria-label": label })}
              {...(group.selected
                ? {
                    selectionMode: group.isMany ? ("multiple" as const) : ("single" as const),
                    selectedKeys: [...group.selected],
                    disallowEmptySelection: !group.isMany,
                  }
                : {})}
              className={cx(index > 0 && "mt-1 border-t border-line pt-1")}
            >
              {group.title ? <Header className="px-2 pt-1.5 pb-1 text-xs font-medium text-faint">{group.title}</Header> : null}
              {group.entries.map((entry) => (
                <Entry
                  key={entry.id}
                  entry={entry}
                  isChoice={group.selected !== undefined}
                  onAction={(key) => onAction(String(key), group.id)}
                />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ entry, isChoice, onAction }: { entry: MenuEntry; isChoice: boolean; onAction: (key: Key) => void }) {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.name}
      onAction={() => onAction(entry.id)}
      className="flex min-h-8 items-center gap-2 rounded-lg px-2 py-1 text-sm outline-none data-[focused]:bg-hover"
    >
      {({ isSelected }) => (
        <>
          {isChoice ? <Check aria-hidden className={cx("size-4 shrink-0 text-brand", !isSelected && "invisible")} /> : null}
          {entry.icon ? <span className="text-muted">{entry.icon}</span> : null}
          <span className="min-w-0 flex-1">
            <span className="block truncate">{entry.name}</span>
            {entry.hint ? <span className="block truncate text-xs text-muted">{entry.hint}</span> : null}
          </span>
          {entry.aside ? <span className="pl-4 text-xs text-muted">{entry.aside}</span> : null}
        </>
      )}
    </MenuItem>
  )
}
