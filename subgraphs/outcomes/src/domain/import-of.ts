/**
 * The import that caused an event, from its causation id `imp_…#<row>`; null when something else did. What an undo tells is caused by `imp_…#undo`: it is no
 * effect of the import, it takes one back.
 */
export const importOf = (causationId: string | null): string | null => /^(imp_[0-9a-z]{26})#\d+$/.exec(causationId ?? "")?.[1] ?? null
