'use client'
import React from 'react'

import type { FactorWeight } from '../../../domain/prediction/weighFactors.js'
import type { ChartColumn } from '../../charts/types.js'
import type { PageKey } from '../../shared/useText.js'

import { ChartCard } from '../../charts/ChartCard/index.client.js'
import { numberColumn } from '../../charts/numberColumn.js'
import { useText } from '../../shared/useText.js'
import { usePercent } from './usePercent.js'

const MOST_FACTORS = 10

/** What the model looks at, the most moving first. */
export const FactorsCard = ({ factors }: { factors: FactorWeight[] }) => {
  const { text } = useText()
  const percent = usePercent()
  const nameOf = ({ key }: FactorWeight): string => {
    const [first, second] = key
      .split(' × ')
      .map((name) => text(`prediction:features:${name}` as PageKey))
    return second === undefined ? first! : text('prediction:together', { first: first!, second })
  }
  const columns: ChartColumn<FactorWeight>[] = [
    { key: 'factor', label: text('prediction:factor'), value: nameOf },
    numberColumn<FactorWeight>({
      key: 'moves',
      label: text('prediction:moves'),
      show: percent,
      value: ({ movesBy }) => Math.exp(movesBy) - 1,
    }),
  ]
  return (
    <ChartCard
      columns={columns}
      empty={{ hint: '', title: text('prediction:notYet') }}
      fileName="factors"
      keyOf={({ key }) => key}
      limit={MOST_FACTORS}
      loaded={{ status: 'ready', value: factors }}
      note={text('prediction:factorsNote')}
      onRetry={() => undefined}
      title={text('prediction:factors')}
    />
  )
}
