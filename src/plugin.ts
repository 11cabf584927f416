import type { Config, Plugin } from 'payload'

export const crmPlugin =
  (): Plugin =>
  (config: Config): Config =>
    config
