/** The calendar day of a moment (in UTC) as it is stored: noon in UTC, ISO 8601. */
export const noonOf = (time: Date): string => `${time.toISOString().slice(0, 10)}T12:00:00.000Z`
