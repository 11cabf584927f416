'use client'
import React from 'react'

/** A table that may be wider than its place. */
export const Scroll = ({ children, label }: { children: React.ReactNode; label: string }) => (
  // What scrolls takes the focus, or nobody without a mouse would see the end of it.
  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div aria-label={label} className="crm-import__scroll" role="group" tabIndex={0}>
    {children}
  </div>
)
