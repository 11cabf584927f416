import type { Sent } from '../shared/types.js'
import type { Choices } from './types.js'

export const NO_CHOICES: Choices = { basis: '', channels: [], onDuplicate: 'skip', tags: [] }

const LEAST_BASIS = 3

/** Whoever says that everybody agreed also says how that is known. */
export const isComplete = ({ basis, channels }: Choices): boolean =>
  channels.length === 0 || basis.length >= LEAST_BASIS

/** Choices as the route takes them; consents without a basis stay out of the preview. */
export const send = (choices: Choices): Sent => {
  const { basis, channels, columns, dateOrder, onDuplicate, tags } = choices
  const isAgreed = channels.length > 0 && isComplete(choices)
  return {
    mapping: { columns, consent: isAgreed ? { basis, channels } : undefined, dateOrder, tags },
    query: { onDuplicate },
  }
}

/** Columns with one of them becoming another field, or nothing; a field comes from one column. */
export const withColumn = ({
  column,
  columns,
  field,
}: {
  column: string
  columns: NonNullable<Choices['columns']>
  field: string
}): NonNullable<Choices['columns']> => ({
  ...Object.fromEntries(
    Object.entries(columns).filter(([key, name]) => key !== field && name !== column),
  ),
  ...(field ? { [field]: column } : {}),
})
