/** What spreadsheets take for the start of a formula, in both widths, behind anything invisible. */
const HIDDEN_FORMULA = /^[\s\p{C}]+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u

/**
 * A text as a cell of a CSV file: one that begins with blanks and then a formula is made plain, as
 * some spreadsheets cut the blanks off. What begins with the formula itself the CSV writer escapes.
 */
export const csvText = (value: string): string => (HIDDEN_FORMULA.test(value) ? `'${value}` : value)
