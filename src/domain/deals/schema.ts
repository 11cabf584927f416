import { z } from 'zod'

/** `refresh`: asks anew, whatever is there already. */
export const dealInsightsSchema = z.strictObject({ refresh: z.boolean().default(false) })

export const dealParamsSchema = z.strictObject({ leadId: z.string().max(64) })
