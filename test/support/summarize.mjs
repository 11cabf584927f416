/**
 * The last lines of `npm test`: one per suite, the tests that passed only when tried again, and the
 * sum alone on its line.
 */
export const summarize = ({ results }) => {
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  return [
    '──── Summary ─────────────────────────────────────────────────────',
    ...results.map((result) =>
      [
        result.ok ? '✓' : '✗',
        result.name.padEnd(8),
        `${String(result.passed).padStart(5)} passed`,
        `${String(result.failed).padStart(5)} failed`,
        `${result.seconds.toFixed(1).padStart(8)} s`,
      ].join(' '),
    ),
    ...results.flatMap(({ name, secondTries = [] }) =>
      secondTries.map((test) => `! ${name.padEnd(8)} passed at the second try: ${test}`),
    ),
    '',
    `${passed} passed, ${failed} failed`,
  ]
}
