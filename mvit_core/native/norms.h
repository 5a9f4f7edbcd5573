// LayerNorm of rows, sixteen at a time: their means lie in one vector, and so do their deviations.

#pragma once

#include "vectors.h"

namespace trapline {

// Rows of `width` to take at a time, so that they stay in the first-level cache.
inline int64_t rows_at_a_time(int64_t width) { return width <= 256 ? LANES : 4; }

// `some` is given where each few of `count` rows begin, and how many they are.
template <class Some> void few_at_a_time(int64_t count, int64_t width, Some some) {
    int64_t most = rows_at_a_time(width);
    for (int64_t r = 0; r < count; r += most) some(r, std::min(most, count - r));
}

// In place: up to sixteen rows, `step` apart, which end with whole vectors; behind `width` they are 0 before
// and afterwards.
inline void normalize(float *rows, int64_t count, int64_t step, int64_t width, const float *scale,
                      const float *bias, float eps) {
    const int64_t last = (width - 1) / LANES * LANES;
    const Lanes end = before(width, last);
    const Vector share = every(1.0f / width);
    Vector sums[LANES] = {}, squares[LANES] = {};
    alignas(64) float numbers[LANES];
    for (int64_t r = 0; r < count; r++) {
        Vector sum = Vector{};
        for (int64_t i = 0; i < width; i += LANES) sum = add(sum, loaded(rows + r * step + i));
        sums[r] = sum;
    }
    stored(numbers, mul(sums_of_each(sums), share));
    for (int64_t r = 0; r < count; r++) {
        float *row = rows + r * step;
        const Vector mean = every(numbers[r]);
        Vector sum = Vector{};
        for (int64_t i = 0; i < last; i += LANES) {
            Vector x = sub(loaded(row + i), mean);
            sum = fma(x, x, sum);
            stored(row + i, x);
        }
        Vector x = kept(sub(loaded(row + last), mean), end);
        stored(row + last, x);
        squares[r] = fma(x, x, sum);
    }
    Vector variances = fma(sums_of_each(squares), share, every(eps));
    stored(numbers, div(every(1), root(variances)));
    for (int64_t r = 0; r < count; r++) {
        float *row = rows + r * step;
        const Vector factor = every(numbers[r]);
        for (int64_t i = 0; i < last; i += LANES) {
            Vector x = mul(loaded(row + i), factor);
            stored(row + i, fma(x, loaded(scale + i), loaded(bias + i)));
        }
        Vector x = mul(loaded(row + last), factor);
        stored(row + last, fma(x, loaded(scale + last, end), loaded(bias + last, end)));
    }
}

} // namespace trapline
