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
    const __mmask16 end = before(width, last);
    const __m512 share = _mm512_set1_ps(1.0f / width);
    __m512 sums[LANES] = {}, squares[LANES] = {};
    alignas(64) float numbers[LANES];
    for (int64_t r = 0; r < count; r++)
        for (int64_t i = 0; i < width; i += LANES)
            sums[r] = _mm512_add_ps(sums[r], loaded(rows + r * step + i));
    _mm512_store_ps(numbers, _mm512_mul_ps(sums_of_each(sums), share));
    for (int64_t r = 0; r < count; r++) {
        float *row = rows + r * step;
        const __m512 mean = _mm512_set1_ps(numbers[r]);
        __m512 sum = _mm512_setzero_ps();
        for (int64_t i = 0; i < last; i += LANES) {
            __m512 x = _mm512_sub_ps(loaded(row + i), mean);
            sum = _mm512_fmadd_ps(x, x, sum);
            stored(row + i, x);
        }
        __m512 x = _mm512_maskz_sub_ps(end, loaded(row + last), mean);
        stored(row + last, x);
        squares[r] = _mm512_fmadd_ps(x, x, sum);
    }
    __m512 variances = _mm512_fmadd_ps(sums_of_each(squares), share, _mm512_set1_ps(eps));
    _mm512_store_ps(numbers, _mm512_div_ps(_mm512_set1_ps(1), _mm512_sqrt_ps(variances)));
    for (int64_t r = 0; r < count; r++) {
        float *row = rows + r * step;
        const __m512 factor = _mm512_set1_ps(numbers[r]);
        for (int64_t i = 0; i < last; i += LANES) {
            __m512 x = _mm512_mul_ps(loaded(row + i), factor);
            stored(row + i, _mm512_fmadd_ps(x, loaded(scale + i), loaded(bias + i)));
        }
        __m512 x = _mm512_mul_ps(loaded(row + last), factor);
        stored(row + last, _mm512_fmadd_ps(x, loaded(scale + last, end), loaded(bias + last, end)));
    }
}

} // namespace trapline
