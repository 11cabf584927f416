'use client'
import React from 'react'

type Props = { children: React.ReactNode; fallback: React.ReactNode }

/** Something else in the place of a chart whose code cannot be fetched; the page stands. */
export class ChartBoundary extends React.Component<Props, { hasFailed: boolean }> {
  static getDerivedStateFromError = () => ({ hasFailed: true })

  state = { hasFailed: false }

  render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children
  }
}
