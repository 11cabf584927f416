'use client'
import React, { useId, useRef, useState } from 'react'

import './index.css'

export type Tab = { content: React.ReactNode; key: string; label: string }

type TabsProps = {
  /** The key of the open tab; the first is open where there is none of that key. */
  chosen: string | undefined
  /** Keeps what was opened as it was left, instead of building it anew each time. @default false */
  keepsOpened?: boolean
  label: string
  onChoose: (key: string) => void
  tabs: Tab[]
}

const STEPS: Record<string, number | undefined> = { ArrowLeft: -1, ArrowRight: 1 }

/** Tabs by the ARIA pattern: one stop for the Tab key, arrow keys between them. */
export const ControlledTabs = ({
  chosen,
  keepsOpened = false,
  label,
  onChoose,
  tabs,
}: TabsProps) => {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const active = tabs.find(({ key }) => key === chosen) ?? tabs[0]
  const [opened, setOpened] = useState<string[]>([])
  if (active && !opened.includes(active.key)) {
    setOpened([...opened, active.key])
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = STEPS[event.key]
    const at = tabs.findIndex((tab) => tab === active)
    const next = step && tabs[(at + step + tabs.length) % tabs.length]
    if (next) {
      event.preventDefault()
      onChoose(next.key)
      list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
    }
  }

  return (
    <>
      <div aria-label={label} className="crm-tabs" ref={list} role="tablist">
        {tabs.map((tab) => (
          <button
            aria-controls={`${id}-${tab.key}-panel`}
            aria-selected={tab === active}
            className="crm-tabs__tab"
            data-tab={tab.key}
            id={`${id}-${tab.key}`}
            key={tab.key}
            onClick={() => onChoose(tab.key)}
            onKeyDown={onKeyDown}
            role="tab"
            tabIndex={tab === active ? 0 : -1}
            type="button"
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          aria-labelledby={`${id}-${tab.key}`}
          hidden={tab !== active}
          id={`${id}-${tab.key}-panel`}
          key={tab.key}
          role="tabpanel"
        >
          {tab === active || (keepsOpened && opened.includes(tab.key)) ? tab.content : null}
        </div>
      ))}
    </>
  )
}

/** Tabs that begin with the first. */
export const Tabs = (props: Pick<TabsProps, 'label' | 'tabs'>) => {
  const [chosen, setChosen] = useState<string>()
  return <ControlledTabs {...props} chosen={chosen} onChoose={setChosen} />
}
