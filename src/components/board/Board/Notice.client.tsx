'use client'
import { Button } from '@payloadcms/ui'
import React from 'react'

/** What stands in the place of a board's columns: nothing there, nothing found, or not loaded. */
export const Notice = ({
  action,
  hint,
  isAlert = false,
  title,
}: {
  action?: { label: string; onClick: () => void }
  hint: string
  isAlert?: boolean
  title: string
}) => (
  <div className="crm-notice" role={isAlert ? 'alert' : 'status'}>
    <p className="crm-notice__title">{title}</p>
    <p className="crm-notice__hint">{hint}</p>
    {action ? (
      <Button buttonStyle="secondary" margin={false} onClick={action.onClick} size="medium">
        {action.label}
      </Button>
    ) : null}
  </div>
)
