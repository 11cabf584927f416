'use client'
import React, { useState } from 'react'

import { useText } from '../../shared/useText.js'

/** Where the file comes in: by choosing it, or by dropping it there. */
export const FileStep = ({ label, onFile }: { label: string; onFile: (file: File) => void }) => {
  const { text } = useText()
  const [isOver, setOver] = useState(false)
  const take = (file: File | null | undefined): void => {
    if (file) {
      onFile(file)
    }
  }
  return (
    <label
      className={`crm-import__drop ${isOver ? 'crm-import__drop--over' : ''}`}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDrop={(event) => {
        event.preventDefault()
        take(event.dataTransfer.files[0])
      }}
    >
      <span className="crm-import__drop-title">{label}</span>
      <span className="crm-import__drop-hint">{text('fileImport:chooseHint')}</span>
      <input
        accept=".csv,.tsv,.txt,text/csv"
        aria-label={label}
        onChange={(event) => take(event.target.files?.[0])}
        type="file"
      />
    </label>
  )
}
