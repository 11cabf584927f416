/** A field of the app's own that one cell of a file can hold. */
export type CustomField = {
  /** Values of a choice. */
  choices: string[]
  label: string
  /** Characters of a text. */
  maxLength: number
  name: string
  type: 'choice' | 'date' | 'flag' | 'number' | 'text'
}
