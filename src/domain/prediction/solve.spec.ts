import fc from 'fast-check'

import { solve } from './solve.js'

const entry = fc.double({ max: 3, min: -3, noNaN: true })

it('finds what the matrix turns into the vector', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(entry, entry, entry), { maxLength: 3, minLength: 3 }),
      fc.tuple(entry, entry, entry),
      (rows, wanted) => {
        // B Bᵀ + I is symmetric and positive definite.
        const matrix = rows.map((row, i) =>
          rows.map((other, j) => row.reduce((sum, x, k) => sum + x * other[k]!, Number(i === j))),
        )
        const vector = matrix.map((row) => row.reduce((sum, x, k) => sum + x * wanted[k]!, 0))
        const solution = solve({
          matrix: Float64Array.from(matrix.flat()),
          vector: Float64Array.from(vector),
        })
        solution.forEach((value, index) => expect(value).toBeCloseTo(wanted[index]!, 6))
      },
    ),
  )
})
