/** Whether objects and lists stand within each other beyond so many levels; looks no further down. */
export const isDeeperThan = ({ levels, value }: { levels: number; value: unknown }): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 ||
    Object.values(value).some((one) => isDeeperThan({ levels: levels - 1, value: one })))
