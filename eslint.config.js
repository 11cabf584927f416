import payload from '@payloadcms/eslint-config'

import { zones } from './scripts/lint/zones.js'

/** Payload's own rules, then the import zones of the architecture, then what this repository relaxes. */
export default [
  {
    ignores: [
      '**/.next/',
      '.next-*',
      '**/.crm/',
      'app/(payload)/admin/importMap.js',
      'coverage/',
      'dist/',
      'migrations/',
      'next-env.d.ts',
      'src/payload-types.ts',
      'test/e2e/output/',
    ],
  },
  ...payload,
  {
    name: 'crm/types',
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
  },
  ...zones,
  {
    name: 'crm/entry points that a framework asks for',
    files: [
      '**/*.config.{js,mjs,ts}',
      '**/app/**',
      'test/support/global*.mjs',
      'test/support/empty*.js',
    ],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    name: 'crm/programs that talk to a terminal',
    files: ['demo/**', 'scripts/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'crm/specs',
    files: ['**/*.spec.ts'],
    // A file may tell of one thing that its name says already; and an absent key is often no matter.
    rules: { 'jest/prefer-strict-equal': 'off', 'jest/require-top-level-describe': 'off' },
  },
]
