'use client'
import type { ReactSelectOption, TextInputProps } from '@payloadcms/ui'

import { ChevronIcon, FieldLabel, ReactSelect, TextInput } from '@payloadcms/ui'
import React, { useEffect, useRef, useState } from 'react'

import './index.css'

type RowProps = {
  className?: string
  error?: string
  label: string
  onBlur?: () => void
  /** Also the end of the element's id: `field-<path>`. */
  path: string
  required?: boolean
}

const idOf = (path: string) => `field-${path.replace(/\./g, '__')}`

const described = ({ error, path }: { error?: string; path: string }) => ({
  'aria-describedby': error ? `${idOf(path)}-error` : undefined,
  'aria-invalid': error ? true : undefined,
})

/** An error in words below its field, where it stays readable and is read with the field. */
export const RowError = ({ error, path }: { error?: string; path: string }) =>
  error ? (
    <p className="crm-row__error" id={`${idOf(path)}-error`}>
      {error}
    </p>
  ) : null

/** Payload's text input with a label of its own, an error in words and the input's native types. */
export const TextRow = ({
  attributes,
  className,
  error,
  hint,
  label,
  onBlur,
  onChange,
  path,
  placeholder,
  required = false,
  value,
}: {
  attributes?: React.InputHTMLAttributes<HTMLInputElement>
  hint?: string
  onChange: (value: string) => void
  placeholder?: string
  value: string
} & RowProps) => {
  const htmlAttributes: React.InputHTMLAttributes<HTMLInputElement> = {
    ...attributes,
    ...described({ error, path }),
    'aria-required': required || undefined,
    onBlur,
  }
  return (
    <div className={['crm-row', className].filter(Boolean).join(' ')}>
      <TextInput
        htmlAttributes={htmlAttributes as TextInputProps['htmlAttributes']}
        Label={<FieldLabel htmlFor={idOf(path)} label={label} path={path} required={required} />}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        path={path}
        placeholder={placeholder}
        showError={Boolean(error)}
        value={value}
      />
      {hint ? <p className="crm-row__hint">{hint}</p> : null}
      <RowError error={error} path={path} />
    </div>
  )
}

/** A text of several lines with the looks of Payload's. */
export const TextareaRow = ({
  className,
  error,
  label,
  onBlur,
  onChange,
  path,
  placeholder,
  required = false,
  value,
}: { onChange: (value: string) => void; placeholder?: string; value: string } & RowProps) => (
  <div className={['crm-row', className].filter(Boolean).join(' ')}>
    <div className={`field-type textarea ${error ? 'error' : ''}`}>
      <FieldLabel htmlFor={idOf(path)} label={label} path={path} required={required} />
      <textarea
        {...described({ error, path })}
        aria-required={required || undefined}
        className="textarea-element"
        id={idOf(path)}
        onBlur={onBlur}
        onChange={(event) => onChange(event.target.value)}
        placeholder={placeholder}
        rows={3}
        value={value}
      />
    </div>
    <RowError error={error} path={path} />
  </div>
)

/** Payload's indicator is a button hidden from screen readers that still takes the focus. */
const components = {
  DropdownIndicator: () => (
    <span aria-hidden className="crm-row__chevron">
      <ChevronIcon />
    </span>
  ),
}

export type Choice = { label: string; value: string }

/** Payload's select, named by its label; Escape closes its menu and not the dialog around it. */
export const SelectRow = ({
  className,
  error,
  isClearable = false,
  label,
  onBlur,
  onChange,
  options,
  path,
  required = false,
  value,
}: {
  isClearable?: boolean
  onChange: (value: string) => void
  options: Choice[]
  value: string
} & RowProps) => {
  const root = useRef<HTMLDivElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const element = root.current
    const closeOnly = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        setIsOpen(false)
      }
    }
    if (isOpen) {
      element?.addEventListener('keydown', closeOnly)
    }
    return () => element?.removeEventListener('keydown', closeOnly)
  }, [isOpen])
  const selected = options.find((option) => option.value === value)
  const aria = { ...described({ error, path }), onBlur, required }
  return (
    <div className={['crm-row', className].filter(Boolean).join(' ')} ref={root}>
      <div className="field-type select">
        <FieldLabel htmlFor={idOf(path)} label={label} path={path} required={required} />
        <ReactSelect
          {...aria}
          components={components}
          inputId={idOf(path)}
          isClearable={isClearable}
          menuIsOpen={isOpen}
          onChange={(option) => onChange((option as null | ReactSelectOption<string>)?.value ?? '')}
          onMenuClose={() => setIsOpen(false)}
          onMenuOpen={() => setIsOpen(true)}
          options={options}
          showError={Boolean(error)}
          value={selected}
        />
      </div>
      <RowError error={error} path={path} />
    </div>
  )
}
