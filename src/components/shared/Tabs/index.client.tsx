'use client'
import React, { useId, useRef, useState } from 'react'

import './index.css'

export type Tab = { content: React.ReactNode; key: string; label: string }

const STEPS: Record<string, number | undefined> = { ArrowLeft: -1, ArrowRight: 1 }

/** Tabs by the ARIA pattern: one stop for the Tab key, arrow keys between them. */
export const Tabs = ({ label, tabs }: { label: string; tabs: Tab[] }) => {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState(tabs[0]?.key)
  const active = tabs.find(({ key }) => key === chosen) ?? tabs[0]

  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = STEPS[event.key]
    const at = tabs.findIndex((tab) => tab === active)
    const next = step && tabs[(at + step + tabs.length) % tabs.length]
    if (next) {
      event.preventDefault()
      setChosen(next.key)
      list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
    }
  }

  return (
    <>
      <div aria-label={label} className="crm-tabs" ref={list} role="tablist">
        {tabs.map((tab) => (
          <button
            aria-controls={`${id}-panel`}
            aria-selected={tab === active}
            className="crm-tabs__tab"
            data-tab={tab.key}
            id={`${id}-${tab.key}`}
            key={tab.key}
            onClick={() => setChosen(tab.key)}
            onKeyDown={onKeyDown}
            role="tab"
            tabIndex={tab === active ? 0 : -1}
            type="button"
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div aria-labelledby={`${id}-${active?.key}`} id={`${id}-panel`} role="tabpanel">
        {active?.content}
      </div>
    </>
  )
}
