import { Linter } from 'eslint'
import { createRequire } from 'node:module'
import path from 'node:path'

import { zones } from './zones.js'

const require = createRequire(createRequire(import.meta.url).resolve('@payloadcms/eslint-config'))
const root = path.resolve('.')

/** Messages for a file of that name with that text, by the very configuration of `npm run lint`. */
const lint = ({ file, text }: { file: string; text: string }): string[] => {
  const linter = new Linter({ configType: 'flat', cwd: root })
  const configuration = [
    {
      files: ['**/*.ts', '**/*.tsx'],
      languageOptions: { parser: require('@typescript-eslint/parser') as Linter.Parser },
    },
    ...(zones as Linter.Config[]),
  ]
  return linter
    .verify(text, configuration, { filename: path.join(root, file) })
    .map(({ message }) => message)
}

describe('the rules of the rooms', () => {
  it.each([
    ['src/domain/leads/a.ts', "import type { Payload } from 'payload'"],
    ['src/domain/leads/a.ts', "import { useState } from 'react'"],
    ['src/domain/leads/a.ts', "import OpenAI from 'openai'"],
    ['src/domain/leads/a.ts', "import { getCRM } from '../../context.js'"],
    ['src/domain/leads/a.ts', 'export const at = Date.now()'],
    ['src/domain/leads/a.ts', 'export const at = new Date()'],
    ['src/domain/leads/a.ts', 'export const id = crypto.randomUUID()'],
    ['src/domain/leads/a.ts', 'export const key = process.env.KEY'],
    ['src/database/a.ts', "import { hook } from '../hooks/leads/hook.js'"],
    ['src/database/a.ts', "import React from 'react'"],
    ['src/adapters/openAI/a.ts', "import { x } from '../../collections/leads/x.js'"],
    ['src/collections/leads/a.ts', "import { Board } from '../../components/board/index.js'"],
    ['src/collections/leads/a.ts', "import { job } from '../../jobs/leads/job.js'"],
    ['src/collections/leads/operations/a.ts', "import { hook } from '../../../hooks/a.js'"],
    ['src/collections/leads/operations/a.ts', 'export const a = () => Response.json({})'],
    ['src/hooks/leads/a.ts', "import { route } from '../../endpoints/leads/route.js'"],
    ['src/hooks/leads/a.ts', "import { port } from '../../adapters/openAI/port.js'"],
    ['src/hooks/leads/a.ts', "export const a = () => fetch('https://example.com')"],
    ['src/endpoints/leads/a.ts', "import { hook } from '../../hooks/leads/hook.js'"],
    ['src/endpoints/leads/a.ts', "import OpenAI from 'openai'"],
    ['src/jobs/leads/a.ts', "import { route } from '../../endpoints/leads/route.js'"],
    ['src/components/board/A.tsx', "import { route } from '../../endpoints/leads/route.js'"],
    ['src/components/board/a.client.tsx', "import { read } from '../../database/board.js'"],
    ['src/components/board/a.tsx', "'use client'\nimport { read } from '../../database/board.js'"],
    ['src/components/board/useBoard.ts', "import { read } from '../../database/board.js'"],
    ['src/utilities/a.ts', "import { hook } from '../hooks/leads/hook.js'"],
    ['src/plugin.ts', "import { Board } from './components/board/index.js'"],
    ['src/plugin.ts', "export * from './exports/client.js'"],
    ['src/exports/types.ts', 'export const a = 1'],
    ['src/options.ts', "import { Users } from '../demo/users.js'"],
    ['src/plugin.ts', "const load = () => import('./exports/rsc.js')"],
  ])('refuse in %s: %s', (file, text) => {
    expect(lint({ file, text })).toHaveLength(1)
  })

  it.each([
    ['src/domain/leads/a.ts', "import { z } from 'zod'\nexport const at = (now) => new Date(now)"],
    ['src/domain/leads/a.ts', "import { b } from '../pipelines/b.js'"],
    [
      'src/endpoints/leads/a.ts',
      "import { move } from '../../collections/leads/operations/move.js'",
    ],
    ['src/components/board/a.client.tsx', "import type { Row } from '../../database/board.js'"],
    ['src/components/board/index.tsx', "import { read } from '../../database/board.js'"],
    ['src/exports/types.ts', "export type { CRMOptions } from '../options.js'"],
    ['demo/a.ts', "import { getPayload } from 'payload'\nexport const at = Date.now()"],
  ])('allow in %s: %s', (file, text) => {
    expect(lint({ file, text })).toStrictEqual([])
  })
})
