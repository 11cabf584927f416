'use client'
import type { TooltipContentProps, XAxisTickContentProps } from 'recharts'

import React, { useRef } from 'react'
import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  Line,
  ReferenceLine,
  Text,
  Tooltip,
  useActiveTooltipDataPoints,
  usePlotArea,
  XAxis,
  YAxis,
} from 'recharts'

import type { ChartPoint, ChartSeries } from '../types.js'

type Figure = ChartPoint['values'][string]

export type SeriesChartProps = {
  /** A figure in full, in tooltips. */
  format: (value: number) => string
  /** A figure as short as an axis needs it. */
  formatTick: (value: number) => string
  height?: number
  /** Whether figures count something, of which there is no half. */
  isCount?: boolean
  /** Shows the records behind a point. */
  onOpen: (point: ChartPoint) => void
  points: ChartPoint[]
  series: ChartSeries[]
  title: string
}

const figureOf = ({ figure, format }: { figure: Figure; format: (value: number) => string }) =>
  typeof figure === 'number' ? format(figure) : '–'

/** Points have colours of their own only where no series needs its own to be told apart. */
const colorOf = ({
  color,
  point,
  series,
}: {
  color: string
  point: ChartPoint
  series: ChartSeries[]
}) => (series.length === 1 ? (point.color ?? color) : color)

const ChartTooltip = ({
  active,
  format,
  payload,
  series,
}: {
  format: SeriesChartProps['format']
  series: ChartSeries[]
} & Partial<TooltipContentProps>) => {
  const point = payload?.[0]?.payload as ChartPoint | undefined
  if (!active || !point) {
    return null
  }
  return (
    <div aria-live="polite" className="crm-tooltip" role="status">
      <p className="crm-tooltip__title">{point.title ?? point.label}</p>
      <dl className="crm-tooltip__lines">
        {series
          .filter(({ isInTooltip = true }) => isInTooltip)
          .map(({ name, color, key }) => (
            <div className="crm-tooltip__line" key={key}>
              <dt>
                <span
                  aria-hidden
                  className="crm-swatch"
                  style={{ background: colorOf({ color, point, series }) }}
                />
                {name}
              </dt>
              <dd>{figureOf({ figure: point.values[key] ?? null, format })}</dd>
            </div>
          ))}
        {point.details?.map(({ label, value }) => (
          <div className="crm-tooltip__line" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Tells the chart around it which point is active, by mouse or by key. */
const ActivePoint = ({ active }: { active: React.RefObject<ChartPoint | null> }) => {
  active.current = useActiveTooltipDataPoints<ChartPoint>()?.[0] ?? null
  return null
}

/** Whether there are records behind a point. */
const canOpen = ({ canOpen: can, href }: ChartPoint): boolean => can ?? Boolean(href)

const valueOf =
  (key: string) =>
  ({ values }: ChartPoint): Figure =>
    values[key] ?? null

const tickStyle = { fill: 'var(--crm-text-muted)', fontSize: 12 }

/** The name of a point in the room it has: in two lines, and cut short where they do not do. */
const PointName = ({
  count,
  payload,
  x,
  y,
}: { count: number } & Partial<Pick<XAxisTickContentProps, 'payload' | 'x' | 'y'>>) => {
  const plot = usePlotArea()
  return (
    <Text
      {...tickStyle}
      maxLines={2}
      textAnchor="middle"
      verticalAnchor="start"
      width={plot ? plot.width / count - 6 : undefined}
      x={x}
      y={y}
    >
      {String(payload?.value ?? '')}
    </Text>
  )
}

/** So many points are all named; of more, as many as there is room for. */
const MOST_NAMES = 8

/** Bars and lines over one row of points. It is fetched when the first chart comes into sight. */
export const DrawnSeries = ({
  format,
  formatTick,
  height = 260,
  isCount = false,
  onOpen,
  points,
  series,
  title,
}: SeriesChartProps) => {
  const active = useRef<ChartPoint>(null)
  const namesAll = points.length <= MOST_NAMES
  const isLinked = points.some(canOpen)
  const sides = (['left', 'right'] as const).filter((side) =>
    series.some(({ axis = 'left' }) => axis === side),
  )
  const open = () => {
    if (active.current && canOpen(active.current)) {
      onOpen(active.current)
    }
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && active.current && canOpen(active.current)) {
      // Enter would close the tooltip.
      event.stopPropagation()
      event.preventDefault()
      open()
    }
  }
  return (
    <div
      className={isLinked ? 'crm-series crm-series--linked' : 'crm-series'}
      onKeyDownCapture={onKeyDown}
      role="presentation"
    >
      <ComposedChart
        barCategoryGap="22%"
        data={points}
        margin={{ bottom: 0, left: 0, right: 4, top: 8 }}
        onClick={open}
        responsive
        style={{ height, width: '100%' }}
        title={title}
      >
        <CartesianGrid stroke="var(--crm-border)" vertical={false} yAxisId={sides[0]} />
        <XAxis
          axisLine={{ stroke: 'var(--crm-border-strong)' }}
          dataKey="label"
          height={namesAll ? 44 : undefined}
          interval={namesAll ? 0 : 'equidistantPreserveStart'}
          // Bars keep their distance from the edge; a line would begin on it.
          padding={series.some(({ kind }) => kind === 'bar') ? undefined : { left: 28, right: 28 }}
          tick={namesAll ? <PointName count={points.length} /> : tickStyle}
          tickLine={false}
          tickMargin={8}
        />
        {sides.map((side) => (
          <YAxis
            allowDecimals={!isCount}
            axisLine={false}
            key={side}
            orientation={side}
            tick={tickStyle}
            tickFormatter={formatTick}
            tickLine={false}
            width="auto"
            yAxisId={side}
          />
        ))}
        <Tooltip
          content={<ChartTooltip format={format} series={series} />}
          cursor={{ fill: 'var(--crm-chart-cursor)', stroke: 'var(--crm-border-strong)' }}
          filterNull={false}
          isAnimationActive={false}
        />
        {sides[0] ? (
          <ReferenceLine stroke="var(--crm-border-strong)" y={0} yAxisId={sides[0]} />
        ) : null}
        {series.map(({ name, axis = 'left', color, key, kind, stack }) =>
          kind === 'bar' ? (
            <Bar
              dataKey={valueOf(key)}
              fill={color}
              key={key}
              maxBarSize={56}
              name={name}
              radius={2}
              stackId={stack}
              yAxisId={axis}
            >
              {points.map((point) => (
                <Cell fill={colorOf({ color, point, series })} key={point.key} />
              ))}
            </Bar>
          ) : (
            <Line
              dataKey={valueOf(key)}
              dot={{ fill: 'var(--crm-panel)', r: 3 }}
              key={key}
              name={name}
              stroke={color}
              strokeDasharray={kind === 'dashes' ? '6 4' : undefined}
              strokeWidth={2}
              type="linear"
              yAxisId={axis}
            />
          ),
        )}
        <ActivePoint active={active} />
      </ComposedChart>
    </div>
  )
}
