/**
 * What `npm test` runs, in the order it starts them. A `steps` suite is a list of programs that count
 * as one check each; a `jest` suite is a project of jest.config.js and counts its tests; a `program`
 * writes how many passed and failed into the file of its `--report`; a suite without a count only
 * prepares something for the ones that name it in `after`. One that measures times runs `alone`.
 *
 * The faults draw the same numbers each time here: what fails, fails by what was changed. By hand they
 * draw new ones, and find what nobody has thought of.
 */
export const suites = [
  {
    name: 'build',
    isPreparation: true,
    steps: [['test/support/build.mjs']],
  },
  {
    name: 'lint',
    steps: [
      [
        'node_modules/eslint/bin/eslint.js',
        '.',
        '--max-warnings',
        '0',
        '--cache',
        '--cache-location',
        'node_modules/.cache/eslint/',
      ],
      [
        'node_modules/prettier/bin/prettier.cjs',
        '.',
        '--check',
        '--log-level',
        'warn',
        '--cache',
        '--cache-location',
        'node_modules/.cache/prettier/.prettier-cache',
      ],
    ],
  },
  { name: 'types', steps: [['node_modules/typescript/bin/tsc', '--noEmit']] },
  { name: 'unit', jest: 'unit' },
  { name: 'int', jest: 'int' },
  { name: 'pack', jest: 'pack' },
  { name: 'e2e', after: ['build'], inBand: true, jest: 'e2e' },
  {
    name: 'faults',
    after: ['build'],
    alone: true,
    program: ['test/faults/run.mjs', '--quick', '--seed', '2090884511'],
  },
]
