/**
 * What a field says of its values beyond its type, as keys of its `admin.custom`, which the server
 * and the admin both see.
 */

/** ISO 4217: the field holds an amount of money. */
export const CURRENCY_HINT = 'crmCurrency'

/** The choices of a text field whose values come from a list. */
export const CHOICES_HINT = 'crmChoices'

/** The field holds the key of a stage of the document's pipeline. */
export const STAGE_HINT = 'crmStage'
