/** The kind of work under which an uploaded sales book is imported. */
export const SALES_IMPORT = 'sales-import'

/** The kind of work under which an uploaded table of delivery is imported. */
export const DELIVERY_IMPORT = 'delivery-import'

/** The kind of work under which an uploaded table of contacts is imported. */
export const CONTACTS_IMPORT = 'contacts-import'
