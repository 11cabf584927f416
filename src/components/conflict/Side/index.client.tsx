'use client'
import React, { useId } from 'react'

import '../../shared/tokens.css'
import './index.css'

type SideProps = {
  children: React.ReactNode
  heading: string
  note?: string
  /** Set where there is something to choose, and not only to read. */
  radio?: { checked: boolean; name: string; onChange: () => void }
}

/** One of the values that a field may have, and, where there is something to choose, the choice of it. */
export const Side = ({ children, heading, note, radio }: SideProps) => {
  const id = useId()
  return (
    <div className={`crm-conflict__side ${radio?.checked ? 'crm-conflict__side--chosen' : ''}`}>
      {radio ? (
        <label className="crm-conflict__choice">
          <input
            aria-describedby={id}
            aria-labelledby={`${id}-whose`}
            checked={radio.checked}
            name={radio.name}
            onChange={radio.onChange}
            type="radio"
          />
          <strong id={`${id}-whose`}>{heading}</strong>
          {note ? ` · ${note}` : ''}
        </label>
      ) : (
        <p className="crm-conflict__choice">
          <strong>{heading}</strong>
          {note ? ` · ${note}` : ''}
        </p>
      )}
      <div className="crm-conflict__value" id={id}>
        {children}
      </div>
    </div>
  )
}
