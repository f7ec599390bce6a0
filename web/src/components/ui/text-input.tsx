import { FieldError, Input, Label, TextField, type TextFieldProps } from "react-aria-components"

type Props = Omit<TextFieldProps, "className" | "children"> & { label: string; error?: string | null; placeholder?: string }

export function TextInput({ label, error, placeholder, ...props }: Props) {
  return (
    <TextField {...props} isInvalid={Boolean(error)} className="flex min-w-0 flex-1 flex-col gap-1.5">
      <Label className="text-[13px] font-medium">{label}</Label>
      <Input
        {...(placeholder ? { placeholder } : {})}
        className="h-9 w-full rounded-lg border border-control bg-raised px-3 text-sm placeholder:text-faint data-[invalid]:border-bad"
      />
      <FieldError className="text-[13px] text-bad">{error}</FieldError>
    </TextField>
  )
}
