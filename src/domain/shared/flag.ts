import { z } from 'zod'

/** Yes or no in a query string. */
export const flag = (value: 'false' | 'true') =>
  z
    .enum(['true', 'false'])
    .default(value)
    .transform((given) => given === 'true')
