/** Figures on their way, not to be had, or there. */
export type Loaded<T> =
  { message: string; status: 'failed' } | { status: 'loading' } | { status: 'ready'; value: T }

/** A column of a chart's table twin, and of its file. */
export type ChartColumn<Row> = {
  isNumber?: boolean
  key: string
  label: string
  /** The cell as people read it, where that is not its value. */
  show?: (row: Row) => React.ReactNode
  /** The cell as a file carries it: numbers plain, nothing as `null`. */
  value: (row: Row) => null | number | string
}

/** A line of a tooltip beneath the figures of the chart. */
export type ChartDetail = { label: string; value: string }

export type ChartPoint = {
  /** Whether a click shows more of it. @default where it has an `href` */
  canOpen?: boolean
  /** Of its bar, where it is not that of the series. */
  color?: string
  details?: ChartDetail[]
  /** The records behind it; a click leads there. */
  href?: null | string
  key: string
  /** Beneath the axis. */
  label: string
  /** Heading of the tooltip, where the label is cut short. */
  title?: string
  /** By series; a bar that hangs in the air goes from one figure to the other. */
  values: Record<string, [number, number] | null | number>
}

export type ChartSeries = {
  /** The axis at this side belongs to it. @default 'left' */
  axis?: 'left' | 'right'
  /** @example 'var(--crm-chart-1)' */
  color: string
  /** @default true */
  isInTooltip?: boolean
  key: string
  kind: 'bar' | 'dashes' | 'line'
  name: string
  /** Series of one stack stand on each other. */
  stack?: string
}
