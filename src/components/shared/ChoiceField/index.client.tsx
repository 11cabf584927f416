'use client'
import type { OptionObject, TextFieldClientProps } from 'payload'

import { SelectInput, useField, withCondition } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import React, { useMemo } from 'react'

type ChoiceFieldProps = { options: OptionObject[] } & TextFieldClientProps

const ChoiceFieldComponent = ({
  field,
  options,
  path: pathFromProps,
  readOnly,
}: ChoiceFieldProps) => {
  const { customComponents, disabled, path, setValue, showError, value } = useField<string>({
    potentiallyStalePath: pathFromProps,
  })
  const { AfterInput, BeforeInput, Description, Error, Label } = customComponents ?? {}
  const styles = useMemo(() => mergeFieldStyles(field), [field])
  // A value from before the list was changed stays visible and can be kept.
  const shown = useMemo(
    () =>
      value && !options.some((option) => option.value === value)
        ? [...options, { label: value, value }]
        : options,
    [options, value],
  )
  return (
    <SelectInput
      AfterInput={AfterInput}
      BeforeInput={BeforeInput}
      Description={Description}
      description={field.admin?.description as never}
      Error={Error}
      isClearable={!field.required}
      Label={Label}
      label={field.label}
      name={field.name}
      onChange={(option) => setValue((option as { value?: string } | null)?.value ?? null)}
      options={shown}
      path={path}
      readOnly={Boolean(readOnly || field.admin?.readOnly || disabled)}
      required={field.required}
      showError={showError}
      style={styles}
      value={value ?? undefined}
    />
  )
}

/** A text field whose values come from a list: stored as text, shown as a select. */
export const ChoiceField: React.ComponentType<ChoiceFieldProps> =
  withCondition(ChoiceFieldComponent)
