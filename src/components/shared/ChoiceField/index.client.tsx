'use client'
import type { ReactSelectOption } from '@payloadcms/ui'
import type { OptionObject, TextFieldClientProps } from 'payload'

import { getTranslation } from '@payloadcms/translations'
import {
  FieldDescription,
  FieldError,
  FieldLabel,
  ReactSelect,
  RenderCustomComponent,
  useField,
  useTranslation,
  withCondition,
} from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import React, { useId, useMemo } from 'react'

type ChoiceFieldProps = { options: OptionObject[] } & TextFieldClientProps

/** Payload's `SelectInput`, but with a label that names the control to screen readers too. */
const ChoiceFieldComponent = ({
  field,
  options,
  path: pathFromProps,
  readOnly,
}: ChoiceFieldProps) => {
  const inputID = useId()
  const { i18n, t } = useTranslation()
  const { customComponents, disabled, path, setValue, showError, value } = useField<string>({
    potentiallyStalePath: pathFromProps,
  })
  const { AfterInput, BeforeInput, Description, Error, Label } = customComponents ?? {}
  const { name, admin, localized, required } = field
  // Payload keeps what it sends to fields that draw themselves in the first reader's language.
  const label = t(`crm:fields:${name}` as never)
  const style = useMemo(() => mergeFieldStyles(field), [field])
  const shown = useMemo(() => {
    const named = options.map((option) => ({
      label: getTranslation(option.label, i18n),
      value: option.value,
    }))
    // A value from before the list was changed stays visible and can be kept.
    return value && !named.some((option) => option.value === value)
      ? [...named, { label: value, value }]
      : named
  }, [i18n, options, value])
  const isReadOnly = Boolean(readOnly || admin?.readOnly || disabled)

  return (
    <div
      className={['field-type', 'select', showError && 'error', isReadOnly && 'read-only']
        .filter(Boolean)
        .join(' ')}
      id={`field-${path.replace(/\./g, '__')}`}
      style={style}
    >
      <RenderCustomComponent
        CustomComponent={Label}
        Fallback={
          <FieldLabel
            htmlFor={inputID}
            label={label}
            localized={localized}
            path={path}
            required={required}
          />
        }
      />
      <div className="field-type__wrap">
        <RenderCustomComponent
          CustomComponent={Error}
          Fallback={<FieldError path={path} showError={showError} />}
        />
        {BeforeInput}
        <ReactSelect
          disabled={isReadOnly}
          inputId={inputID}
          isClearable={!required}
          onChange={(option) =>
            setValue((option as null | ReactSelectOption<string>)?.value ?? null)
          }
          options={shown}
          showError={showError}
          value={shown.find((option) => option.value === value)}
        />
        {AfterInput}
      </div>
      <RenderCustomComponent
        CustomComponent={Description}
        Fallback={<FieldDescription description={admin?.description as never} path={path} />}
      />
    </div>
  )
}

/** A text field whose values come from a list: stored as text, shown as a select. */
export const ChoiceField: React.ComponentType<ChoiceFieldProps> =
  withCondition(ChoiceFieldComponent)
