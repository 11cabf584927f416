/** How much more there is than before, a fraction; `null` where there was nothing before. */
export const changeOf = ({
  now,
  previous,
}: {
  now: null | number
  previous: null | number | undefined
}): null | number =>
  now === null || previous === null || previous === undefined || previous === 0
    ? null
    : (now - previous) / Math.abs(previous)
