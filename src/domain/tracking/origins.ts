/** What is wrong with the origins of the host's sites, as a sentence; `null` when nothing is. */
export const findOriginsProblem = (origins: string[]): null | string => {
  const bad = origins.find(
    (origin) =>
      !/^https?:\/\//.test(origin) || !URL.canParse(origin) || new URL(origin).origin !== origin,
  )
  return bad === undefined
    ? null
    : `\`audience.trackingOrigins\`: "${bad}" is no origin. Use one such as "https://www.example.com", without a path.`
}
