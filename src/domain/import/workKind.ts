/** The kind of work under which an uploaded sales book is imported. */
export const SALES_IMPORT = 'sales-import'
