/** Texts of importing delivery and of the order's page, reached as `crm:page:delivery:…`. */
export const delivery = {
  undo: 'Undo this import',
  undoHint: 'What it added goes to the trash, what it changed is put back.',
  undone:
    'The import was undone: {{removed}} records removed, {{restored}} put back, {{kept}} left because they were changed since.',
}
