import { CRMError } from '../../utilities/crmError.js'

/** @throws CRMError `invalid_input` for what is no JSON */
export const parseMapping = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new CRMError({
      code: 'invalid_input',
      field: 'mapping',
      message: 'Send the mapping as JSON.',
    })
  }
}
