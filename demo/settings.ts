import path from 'node:path'
import { z } from 'zod'

import { Refusal } from './refusal.js'

export type DemoSettings = {
  /** What the database is filled with at the first start. */
  data: 'none' | 'sales'
  /** The Postgres to use in place of the embedded one. */
  databaseURL: null | string
  /** Absolute folder of the database, its password and Payload's secret. */
  dataFolder: string
  /** The interface that is listened on: the passwords are known, so only this machine by default. */
  host: string
  port: number
  /** The address people open, without a slash at its end: cookies are taken from there alone. */
  serverURL: string
  /** Whose leads reps see. */
  visibility: 'own' | 'team'
}

const environment = z.object({
  CRM_DATA_DIR: z.string().trim().min(1).default('.crm'),
  // Not HOST, which shells and conda set to the name of the machine.
  CRM_HOST: z.string().trim().default('127.0.0.1'),
  CRM_VISIBILITY: z
    .enum(['team', 'own'], {
      error: ({ input }) => `CRM_VISIBILITY must be "team" or "own", not "${String(input)}".`,
    })
    .default('team'),
  DATABASE_URL: z
    .string()
    .trim()
    .regex(
      /^postgres(?:ql)?:\/\//,
      'DATABASE_URL must start with postgres:// or postgresql://. Correct it, or unset it to use the embedded database.',
    )
    .optional(),
  DEMO_DATA: z
    .enum(['sales', 'none'], {
      error: ({ input }) => `DEMO_DATA must be "sales" or "none", not "${String(input)}".`,
    })
    .default('sales'),
  PORT: z
    .string()
    .trim()
    .default('3000')
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535, {
      error: ({ input }) => `PORT must be a number from 1 to 65535, not "${String(input)}".`,
    })
    .transform(Number),
  SERVER_URL: z
    .string()
    .trim()
    .transform((value) => value.replace(/\/+$/, ''))
    .refine((value) => /^https?:\/\/[^/?#\s]+$/.test(value), {
      error: ({ input }) =>
        `SERVER_URL must be an address without a path, such as https://crm.example.com, not "${String(input)}".`,
    })
    .optional(),
})

/**
 * Reads what the demo honours from the environment. An empty variable counts as unset.
 *
 * @throws Refusal with one sentence that names the variable
 */
export const readSettings = ({
  env,
  root,
}: {
  env: Record<string, string | undefined>
  root: string
}): DemoSettings => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new Refusal(parsed.error.issues[0]?.message ?? 'The environment cannot be read.')
  }
  const { CRM_DATA_DIR, CRM_HOST, CRM_VISIBILITY, DATABASE_URL, DEMO_DATA, PORT, SERVER_URL } =
    parsed.data
  return {
    data: DEMO_DATA,
    databaseURL: DATABASE_URL ?? null,
    dataFolder: path.resolve(root, CRM_DATA_DIR),
    host: CRM_HOST,
    port: PORT,
    serverURL: SERVER_URL ?? `http://localhost:${PORT}`,
    visibility: CRM_VISIBILITY,
  }
}
