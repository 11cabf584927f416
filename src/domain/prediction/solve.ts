/**
 * Solves `A x = b` for a symmetric positive definite `A` by Cholesky's decomposition (Golub and Van
 * Loan, *Matrix Computations*, 4.2). `matrix` is square, row by row; only its lower triangle is read,
 * and it is overwritten.
 */
export const solve = ({
  matrix,
  vector,
}: {
  matrix: Float64Array
  vector: Float64Array
}): Float64Array => {
  const size = vector.length
  for (let column = 0; column < size; column += 1) {
    const top = column * size
    let pivot = matrix[top + column]!
    for (let k = 0; k < column; k += 1) {
      pivot -= matrix[top + k]! ** 2
    }
    const root = Math.sqrt(Math.max(pivot, Number.EPSILON))
    matrix[top + column] = root
    for (let row = column + 1; row < size; row += 1) {
      const start = row * size
      let sum = matrix[start + column]!
      for (let k = 0; k < column; k += 1) {
        sum -= matrix[start + k]! * matrix[top + k]!
      }
      matrix[start + column] = sum / root
    }
  }
  const solution = Float64Array.from(vector)
  for (let row = 0; row < size; row += 1) {
    let sum = solution[row]!
    for (let k = 0; k < row; k += 1) {
      sum -= matrix[row * size + k]! * solution[k]!
    }
    solution[row] = sum / matrix[row * size + row]!
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = solution[row]!
    for (let k = row + 1; k < size; k += 1) {
      sum -= matrix[k * size + row]! * solution[k]!
    }
    solution[row] = sum / matrix[row * size + row]!
  }
  return solution
}
