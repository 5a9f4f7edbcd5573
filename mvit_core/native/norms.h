// LayerNorm of a row.

#pragma once

#include "vectors.h"

namespace trapline {

// In place; what lies behind `width`, up to a whole vector, is read and becomes 0.
inline void normalize(float *row, int64_t width, const float *scale, const float *bias, float eps) {
    __m512 sum = _mm512_setzero_ps(), squares = sum;
    for (int64_t i = 0; i < width; i += LANES) sum = _mm512_add_ps(sum, loaded(row + i, before(width, i)));
    __m512 mean = _mm512_set1_ps(_mm512_reduce_add_ps(sum) / width);
    for (int64_t i = 0; i < width; i += LANES) {
        __m512 x = _mm512_maskz_sub_ps(before(width, i), loaded(row + i), mean);
        squares = _mm512_fmadd_ps(x, x, squares);
    }
    __m512 factor = _mm512_set1_ps(1 / std::sqrt(_mm512_reduce_add_ps(squares) / width + eps));
    for (int64_t i = 0; i < width; i += LANES) {
        __mmask16 which = before(width, i);
        __m512 x = _mm512_mul_ps(_mm512_sub_ps(loaded(row + i), mean), factor);
        stored(row + i, _mm512_maskz_fmadd_ps(which, x, loaded(scale + i, which), loaded(bias + i, which)));
    }
}

} // namespace trapline
