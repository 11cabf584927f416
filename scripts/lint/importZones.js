import path from 'node:path'

import { findRoom, SERVER_ROOMS } from './rooms.js'

const SOURCE = `${path.sep}src${path.sep}`

/** Path beneath the repository's `src/`, null for a file elsewhere. */
const inSource = (file, root) => {
  const relative = path.relative(path.join(root, SOURCE), file)
  return relative.startsWith('..') || path.isAbsolute(relative)
    ? null
    : relative.split(path.sep).join('/')
}

const isPackage = (name, refused) => name === refused || name.startsWith(`${refused}/`)

/** Runs in the browser: named so, marked so, or a React hook. */
const isClient = (file, text) =>
  /\.client\.tsx?$/.test(file) ||
  /^use[A-Z]\w*\.tsx?$/.test(path.basename(file)) ||
  /^\s*['"]use client['"]/.test(text)

/** Reports imports that the table in rooms.js does not allow. */
export const importZones = {
  create: (context) => {
    const root = context.settings.crmRoot ?? context.cwd
    const file = inSource(context.filename, root)
    const room = file && findRoom(file)
    if (!room) {
      return {}
    }
    const client = room.name === 'components' && isClient(file, context.sourceCode.text)

    const check = (node, isType) => {
      const name = node.source?.value
      if (typeof name !== 'string') {
        return
      }
      if (!name.startsWith('.')) {
        if (
          room.refuses.some((refused) => isPackage(name, refused)) ||
          name.startsWith('payload-crm')
        ) {
          context.report({
            data: { name, room: room.name, why: room.why },
            messageId: 'package',
            node,
          })
        }
        return
      }
      const target = inSource(path.resolve(path.dirname(context.filename), name), root)
      const other = target && findRoom(target.replace(/\.js$/, '.ts'))
      if (!other) {
        context.report({ data: { name }, messageId: 'outside', node })
      } else if (!room.rooms.includes(other.name)) {
        context.report({
          data: { other: other.name, room: room.name, why: room.why },
          messageId: 'room',
          node,
        })
      } else if (client && !isType && SERVER_ROOMS.includes(other.name)) {
        context.report({ data: { other: other.name }, messageId: 'browser', node })
      }
    }

    return {
      ExportAllDeclaration: (node) => check(node, node.exportKind === 'type'),
      ExportNamedDeclaration: (node) => check(node, node.exportKind === 'type'),
      ImportDeclaration: (node) => check(node, node.importKind === 'type'),
      ImportExpression: (node) => check(node, false),
    }
  },
  meta: {
    docs: { description: 'Keep each room of src/ to the imports the architecture allows it.' },
    messages: {
      browser: 'This file runs in the browser and may import only types from `{{ other }}`.',
      outside: '`{{ name }}` lies outside src/, and only src/ is published.',
      package: '`{{ room }}` may not import `{{ name }}`: {{ why }}.',
      room: '`{{ room }}` may not import `{{ other }}`: {{ why }}.',
    },
    schema: [],
    type: 'problem',
  },
}
