'use client'
import React from 'react'

/** What is known of a record, by name; what is not known is not shown. */
export const Facts = ({ facts }: { facts: [label: string, value: React.ReactNode][] }) => (
  <dl className="crm-facts">
    {facts
      .filter(([, value]) => value !== null && value !== '')
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
