'use client'
import { useMemo } from 'react'

import {
  formatCount,
  formatDay,
  formatMoney,
  formatMoneyCompact,
  formatMonth,
  formatShare,
  formatTime,
} from '../shared/format.js'
import { useText } from '../shared/useText.js'

/** From here on, hours are told in days. */
const HOURS_OF_DAYS = 72

/** Figures in words, in the language of the reader and the currency of the figures. */
export const useFormats = (currency: string) => {
  const { language } = useText()
  return useMemo(
    () => ({
      count: (count: number) => formatCount({ count, language }),
      day: (day: string) => formatDay({ day, language }),
      days: (days: number) => formatTime({ amount: days, language, unit: 'day' }),
      hours: (hours: number) =>
        hours < HOURS_OF_DAYS
          ? formatTime({ amount: hours, language, unit: 'hour' })
          : formatTime({ amount: hours / 24, language, unit: 'day' }),
      money: (amount: number) => formatMoney({ amount, currency, language }),
      month: (month: string) => formatMonth({ language, month }),
      share: (share: number) => formatShare({ language, share }),
      shortMoney: (amount: number) => formatMoneyCompact({ amount, currency, language }),
      shortMonth: (month: string) => formatMonth({ isShort: true, language, month }),
    }),
    [currency, language],
  )
}
